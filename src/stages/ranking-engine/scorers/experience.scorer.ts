import { type CloseWork } from './close-work.js';
import { RANKING } from '../constants.js';
import { type RatedAmount } from './closeness-ceiling.js';
import { rateWork } from './measure-work.js';
import { exponentialDecay } from '../../../knowledge/curves.js';
import { bounded } from '../numbers.js';
import { type PostingProfile } from '../posting-profile.js';
import { experienceReasons } from '../explanation/reasons.js';
import { type Scorer, type ScorerInput } from './scorer.js';
import { add, scale, type Share } from '../shared.js';

const rules = RANKING.experience;
const MONTHS_PER_YEAR = 12;
/** Key for the year's commits in the map of months. They have no month of their own. */
const THE_YEAR = -1;

/** How much the posting asks for; 1 is a senior with five years. Level and years are multiplied. */
export function demandOf({ seniority, yearsMin }: Pick<PostingProfile, 'seniority' | 'yearsMin'>): number {
  const bySeniority = seniority === null ? 1 : (rules.seniorityFactor[seniority] ?? 1);
  return yearsMin === null
    ? bySeniority
    : bySeniority * bounded(1 + rules.perYear * (yearsMin - 5), rules.leastYearsFactor, rules.mostYearsFactor);
}

/**
 * Months with close work, weighted by age. In a month, what counts at a level of closeness is the largest piece of work
 * that reaches it. A year's commits count as several months.
 */
function rateMonths(works: readonly CloseWork[]): RatedAmount[] {
  const months = new Map<number, { closeness: number; share: Share }[]>();
  const keep = (month: number, closeness: number, share: Share): void => {
    months.set(month, [...(months.get(month) ?? []), { closeness, share }]);
  };
  for (const { closeness, items, work } of works) {
    for (const { kind, age, units, source } of items) {
      const value = exponentialDecay(age, RANKING.halfLife.experience);
      if (kind === 'merged-pull-request')
        keep(Math.floor(age * MONTHS_PER_YEAR), closeness, { source, kind, value: value * Math.min(1, units) });
      if (kind === 'commits' && !work.owned)
        keep(THE_YEAR, closeness, {
          source,
          kind,
          value: value * Math.min(rules.mostMonthsOfYear, units / rules.commitsPerMonth),
        });
    }
  }
  return [...months.values()].flatMap((pieces) => {
    let most = 0;
    return pieces
      .toSorted((a, b) => b.closeness - a.closeness)
      .map(({ closeness, share }) => {
        const more = Math.max(0, share.value - most);
        most += more;
        return {
          closeness,
          amount: { value: more, shares: () => (more > 0 ? [{ ...share, value: more }] : []) },
          limit: null,
        };
      });
  });
}

/** Reviews show responsibility. Their closeness is that of the person's closest work. */
function rateReviews({ subject, works }: ScorerInput): RatedAmount {
  const reviews = subject.totals?.reviews ?? 0;
  const closeness = works.reduce((most, { closeness: each }) => Math.max(most, each), 0);
  const value = Math.log1p(reviews / rules.reviewsPerUnit);
  const detail = `${reviews} reviews of others' work in the last 12 months`;
  return {
    closeness,
    amount: { value, shares: () => [{ source: { repository: null, url: null, detail }, kind: 'reviews', value }] },
    limit: null,
  };
}

/**
 * Experience: amount and length of dated public work that the person wrote and that is close to the posting, plus
 * reviews of the work of others. It is compared with the requested level and years. The age of the account does not
 * count.
 */
export const scoreExperience: Scorer = (input) => {
  const { combine } = input;
  const demand = demandOf(input.profile);
  const work = [...rateWork(input.works, { halfLife: RANKING.halfLife.experience }), rateReviews(input)];
  const amount = combine(work, rules.scale * demand);
  const length = combine(rateMonths(input.works), rules.lengthScale * demand);
  const score = add([scale(amount, 100 * (1 - rules.lengthShare)), scale(length, 100 * rules.lengthShare)]);
  return { applicable: true, score, reasons: () => experienceReasons(input) };
};

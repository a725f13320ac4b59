import { type CloseWork } from './close-work.js';
import { RANKING } from '../constants.js';
import { measureWork } from './measure-work.js';
import { exponentialDecay } from '../../../knowledge/curves.js';
import { bounded } from '../numbers.js';
import { type PostingProfile } from '../posting-profile.js';
import { experienceReasons } from '../explanation/reasons.js';
import { type Scorer, type ScorerInput } from './scorer.js';
import { add, NOTHING, saturateShared, scale, type Share, type Shared } from '../shared.js';

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

/** Months with close work, weighted by closeness and age. A year's commits count as several months. */
function measureMonths(works: readonly CloseWork[]): Shared {
  const months = new Map<number, Share>();
  const keep = (month: number, share: Share): void => {
    if (share.value > (months.get(month)?.value ?? 0)) months.set(month, share);
  };
  for (const { closeness, items, work } of works) {
    for (const { kind, age, units, source } of items) {
      const value = closeness * exponentialDecay(age, RANKING.halfLife.experience);
      if (kind === 'merged-pull-request')
        keep(Math.floor(age * MONTHS_PER_YEAR), { source, kind, value: value * Math.min(1, units) });
      if (kind === 'commits' && !work.owned)
        keep(THE_YEAR, {
          source,
          kind,
          value: value * Math.min(rules.mostMonthsOfYear, units / rules.commitsPerMonth),
        });
    }
  }
  const shares = [...months.values()];
  return { value: shares.reduce((sum, { value }) => sum + value, 0), shares: () => shares };
}

/** Reviews show responsibility. Their closeness is that of the person's closest work. */
function measureReviews({ subject, works }: ScorerInput): Shared {
  const reviews = subject.totals?.reviews ?? 0;
  const closest = works.reduce((most, { closeness }) => Math.max(most, closeness), 0);
  const value = closest * Math.log1p(reviews / rules.reviewsPerUnit);
  if (value <= 0) return NOTHING;
  return {
    value,
    shares: () => [
      {
        source: { repository: null, url: null, detail: `${reviews} reviews of others' work in the last 12 months` },
        kind: 'reviews',
        value,
      },
    ],
  };
}

/**
 * Experience: amount and length of dated public work that the person wrote and that is close to the posting, plus
 * reviews of the work of others. It is compared with the requested level and years. The age of the account does not
 * count.
 */
export const scoreExperience: Scorer = (input) => {
  const demand = demandOf(input.profile);
  const work = add([measureWork(input.works, { halfLife: RANKING.halfLife.experience }), measureReviews(input)]);
  const amount = saturateShared(work, rules.scale * demand);
  const length = saturateShared(measureMonths(input.works), rules.lengthScale * demand);
  const score = add([scale(amount, 100 * (1 - rules.lengthShare)), scale(length, 100 * rules.lengthShare)]);
  return { applicable: true, score, reasons: () => experienceReasons(input) };
};

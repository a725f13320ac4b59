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
/** Key of the month that stands for the year's commits, beside those of the merged changes. */
const THE_YEAR = -1;

/** How much the posting asks for, in proportion to a senior of five years. A junior of ten years is asked for both. */
export function demandOf({ seniority, yearsMin }: Pick<PostingProfile, 'seniority' | 'yearsMin'>): number {
  const bySeniority = seniority === null ? 1 : (rules.seniorityFactor[seniority] ?? 1);
  return yearsMin === null
    ? bySeniority
    : bySeniority * bounded(1 + rules.perYear * (yearsMin - 5), rules.leastYearsFactor, rules.mostYearsFactor);
}

/** Months in which close work was seen, each by its closeness and age; a year's commits stand for several. */
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

/** Reviews are responsibility; they count as close as the closest of the person's work. */
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
 * Experience: amount and length of dated, authored public work close to the posting, and responsibility for others'
 * work, against the level and the years asked for. The age of an account plays no part.
 */
export const scoreExperience: Scorer = (input) => {
  const demand = demandOf(input.profile);
  const work = add([measureWork(input.works, { halfLife: RANKING.halfLife.experience }), measureReviews(input)]);
  const amount = saturateShared(work, rules.scale * demand);
  const length = saturateShared(measureMonths(input.works), rules.lengthScale * demand);
  const score = add([scale(amount, 100 * (1 - rules.lengthShare)), scale(length, 100 * rules.lengthShare)]);
  return { applicable: true, score, reasons: () => experienceReasons(input) };
};

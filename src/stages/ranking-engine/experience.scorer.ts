import { addShared, type CloseWork, measureWork, saturateShared, scaleShared, type Share, type Shared } from './close-work.js';
import { RANKING } from './constants.js';
import { bounded, decay } from './numbers.js';
import { type PostingProfile } from './posting-profile.js';
import { experienceReasons } from './reasons.js';
import { type PartResult, type ScorerInput } from './scorer.js';

const rules = RANKING.experience;
const MONTHS_PER_YEAR = 12;

/** How much the posting asks for, in proportion to a senior of five years. A junior of ten years is asked for both. */
export function demandOf({ seniority, yearsMin }: Pick<PostingProfile, 'seniority' | 'yearsMin'>): number {
  const bySeniority = seniority === null ? 1 : rules.seniorityFactor[seniority];
  const byYears = yearsMin === null ? 1 : bounded(1 + rules.perYear * (yearsMin - 5), rules.leastYearsFactor, rules.mostYearsFactor);
  return (bySeniority ?? 1) * byYears;
}

/** Months in which close work was seen, each by its closeness and age; a year's commits stand for several. */
function measureMonths(works: readonly CloseWork[]): Shared {
  const months = new Map<string, Share>();
  const keep = (key: string, share: Share): void => {
    if (share.value > (months.get(key)?.value ?? 0)) months.set(key, share);
  };
  for (const { closeness, items, work } of works) {
    for (const { kind, age, units, source } of items) {
      if (kind !== 'merged-pull-request') continue;
      keep(`${Math.floor(age * MONTHS_PER_YEAR)}`, { source, kind, value: closeness * Math.min(1, units) * decay(age, RANKING.halfLife.experience) });
    }
    const commits = items.find(({ kind }) => kind === 'commits');
    if (commits === undefined || work.owned) continue;
    const stands = Math.min(rules.mostMonthsOfYear, commits.units / rules.commitsPerMonth);
    keep('the last twelve', { source: commits.source, kind: 'commits', value: closeness * stands * decay(commits.age, RANKING.halfLife.experience) });
  }
  const shares = [...months.values()];
  return { value: shares.reduce((sum, { value }) => sum + value, 0), shares };
}

/** Reviews are responsibility; they count as close as the closest of the person's work. */
function measureReviews({ subject, works }: ScorerInput): Shared {
  const closest = Math.max(0, ...works.map(({ closeness }) => closeness));
  const value = closest * Math.log1p((subject.totals?.reviews ?? 0) / rules.reviewsPerUnit);
  const source = { repository: null, url: null, detail: `${subject.totals?.reviews ?? 0} reviews of others' work in the last 12 months` };
  return value > 0 ? { value, shares: [{ source, kind: 'reviews', value }] } : { value: 0, shares: [] };
}

/**
 * Experience: amount and length of dated, authored public work close to the posting, and responsibility for others'
 * work, against the level and the years asked for. The age of an account plays no part.
 */
export function scoreExperience(input: ScorerInput): PartResult {
  const demand = demandOf(input.profile);
  const work = addShared([measureWork(input.works, { halfLife: RANKING.halfLife.experience }), measureReviews(input)]);
  const amount = saturateShared(work, rules.scale * demand);
  const length = saturateShared(measureMonths(input.works), rules.lengthScale * demand);
  const score = addShared([scaleShared(amount, 100 * (1 - rules.lengthShare)), scaleShared(length, 100 * rules.lengthShare)]);
  return { applicable: true, score, base: 0, reasons: experienceReasons(input) };
}

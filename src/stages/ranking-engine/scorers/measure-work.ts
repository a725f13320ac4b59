import { type CloseWork } from './close-work.js';
import { RANKING } from '../constants.js';
import { type Share, type Shared } from '../shared.js';
import { type Limit, type RatedAmount } from './closeness-ceiling.js';
import { type ScorerInput } from './scorer.js';
import { unitsAfter, type WorkItem } from './work-items.js';

export interface WorkMeasure {
  /** Years after which an item counts half. */
  halfLife: number;
  /**
   * Items older than this, in years, do not count; no limit by default. With a limit, pull requests that are known only
   * by number do not count either.
   */
  mostAge?: number;
  /**
   * Which closeness is used; the closeness to the posting by default. With `nothing`, all repositories count the same.
   */
  by?: 'closeness' | 'fieldCloseness' | 'nothing';
}

type Counts = (item: WorkItem) => boolean;
const EVERYTHING: Counts = () => true;
const isDone: Counts = ({ kind }) => kind !== 'own-repository';
const isOwned: Counts = ({ kind }) => kind === 'own-repository';

/**
 * Units of one item after the decay by age. If closeness to the posting counts, a title close to the posting raises
 * them.
 */
function unitsOf(
  { titleFactors }: CloseWork,
  item: WorkItem,
  place: number,
  { halfLife, mostAge, by = 'closeness' }: WorkMeasure,
): number {
  if (mostAge !== undefined && item.age > mostAge) return 0;
  return unitsAfter(item, halfLife, mostAge === undefined) * (by === 'closeness' ? (titleFactors[place] ?? 1) : 1);
}

/** The amount of work in one repository, whatever its closeness: ln(1 + units). */
export function amountIn(close: CloseWork, measure: WorkMeasure, counts: Counts = EVERYTHING): number {
  let units = 0;
  close.items.forEach((item, place) => {
    if (counts(item)) units += unitsOf(close, item, place, measure);
  });
  return units <= 0 ? 0 : Math.log1p(units);
}

/** Splits the amount among the items in proportion to their units. */
function sharesIn(close: CloseWork, amount: number, measure: WorkMeasure, counts: Counts): Share[] {
  const units = close.items.map((item, place) => (counts(item) ? unitsOf(close, item, place, measure) : 0));
  const sum = units.reduce((all, part) => all + part, 0);
  return close.items
    .map(({ source, kind }, place) => ({ source, kind, value: (amount * (units[place] ?? 0)) / sum }))
    .filter(({ value }) => value > 0);
}

function sharedIn(close: CloseWork, measure: WorkMeasure, counts: Counts): Shared {
  const value = amountIn(close, measure, counts);
  return { value, shares: () => (value > 0 ? sharesIn(close, value, measure, counts) : []) };
}

const OWN_WORK: Limit = { most: RANKING.work.mostFromOwnRepositories };
const UNREAD_REPOSITORIES: Limit = { most: RANKING.work.mostFromUnreadRepositories };

/**
 * The work in each repository, with its closeness. The logarithm makes the first changes in a repository count most.
 * Anybody can create any number of own repositories, so what they add up to is limited, with a smaller limit for those
 * of whose commits nothing is known. Removing an item never raises an amount.
 */
export function rateWork(works: readonly CloseWork[], measure: WorkMeasure): RatedAmount[] {
  return works.flatMap((close): RatedAmount[] => {
    const closeness = measure.by === 'nothing' ? 1 : close[measure.by ?? 'closeness'];
    const rate = (counts: Counts, limit: Limit | null): RatedAmount => ({
      closeness,
      amount: sharedIn(close, measure, counts),
      limit,
    });
    if (!close.work.owned) return [rate(EVERYTHING, null)];
    return close.work.authors === null
      ? [rate(isDone, OWN_WORK), rate(isOwned, UNREAD_REPOSITORIES)]
      : [rate(EVERYTHING, OWN_WORK)];
  });
}

/** How far the close work goes, 0 to 1; see `underCeiling`. */
export function measureWork(
  { works, combine }: Pick<ScorerInput, 'works' | 'combine'>,
  measure: WorkMeasure,
  at: number,
): Shared {
  return combine(rateWork(works, measure), at, measure.by === 'nothing' ? 1 : undefined);
}

import { type CloseWork } from './close-work.js';
import { RANKING } from '../constants.js';
import { add, boundShared, type Share, type Shared } from '../shared.js';
import { unitsAfter, type WorkItem } from './work-items.js';

export interface WorkMeasure {
  /** Years after which an item counts half. */
  halfLife: number;
  /** Age in years up to which items count; any unless given. What is known by number only is older than that. */
  mostAge?: number;
  /** By which closeness a repository counts: to the posting unless given; `nothing` for all alike. */
  by?: 'closeness' | 'fieldCloseness' | 'nothing';
}

type Counts = (item: WorkItem) => boolean;
const EVERYTHING: Counts = () => true;
const isDone: Counts = ({ kind }) => kind !== 'own-repository';
const isOwned: Counts = ({ kind }) => kind === 'own-repository';

/** Units of one item after its age; a title that is close to the posting pulls them up where closeness to it counts. */
function unitsOf(
  { pulls }: CloseWork,
  item: WorkItem,
  place: number,
  { halfLife, mostAge, by = 'closeness' }: WorkMeasure,
): number {
  if (mostAge !== undefined && item.age > mostAge) return 0;
  return unitsAfter(item, halfLife, mostAge === undefined) * (by === 'closeness' ? (pulls[place] ?? 1) : 1);
}

/** The amount of close work in one repository: closeness · ln(1 + units). */
export function amountIn(close: CloseWork, measure: WorkMeasure, counts: Counts = EVERYTHING): number {
  let units = 0;
  close.items.forEach((item, place) => {
    if (counts(item)) units += unitsOf(close, item, place, measure);
  });
  return units <= 0 ? 0 : Math.log1p(units) * (measure.by === 'nothing' ? 1 : close[measure.by ?? 'closeness']);
}

/** Each item's share is in proportion to its units. */
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

/**
 * The amount of close work: Σ over repositories of closeness · ln(1 + units). The logarithm lets the first changes in a
 * repository count most. Own repositories have bounds together, as anybody can make any number of them: one for what
 * was done there, a smaller one for their mere being there. Without one of the items, the amount is never more.
 */
export function measureWork(works: readonly CloseWork[], measure: WorkMeasure): Shared {
  const others: Shared[] = [];
  const own: Shared[] = [];
  const ownRepositories: Shared[] = [];
  for (const close of works) {
    if (!close.work.owned) {
      others.push(sharedIn(close, measure, EVERYTHING));
    } else {
      own.push(sharedIn(close, measure, isDone));
      ownRepositories.push(sharedIn(close, measure, isOwned));
    }
  }
  return add([
    add(others),
    boundShared(add(own), RANKING.work.mostFromOwnRepositories),
    boundShared(add(ownRepositories), RANKING.work.mostFromMereOwnRepositories),
  ]);
}

import { type CloseWork } from './close-work.js';
import { RANKING } from './constants.js';
import { add, boundShared, type Share, type Shared } from './shared.js';
import { unitsAfter, type WorkItem } from './work-items.js';

export interface WorkMeasure {
  /** Years after which an item counts half. */
  halfLife: number;
  /** Age in years up to which items count; any unless given. */
  mostAge?: number;
  /** By which closeness a repository counts: to the posting unless given; `nothing` for all alike. */
  by?: 'closeness' | 'fieldCloseness' | 'nothing';
}

/** Units of one item after its age and its title's pull; 0 where it does not count. */
function unitsOf({ pulls }: CloseWork, item: WorkItem, place: number, { halfLife, mostAge = Infinity, by }: WorkMeasure): number {
  if (item.age > mostAge) return 0;
  return unitsAfter(item, halfLife) * (by === 'nothing' ? 1 : (pulls[place] ?? 1));
}

/** The amount of close work in one repository: closeness · ln(1 + units). */
export function amountIn(close: CloseWork, measure: WorkMeasure): number {
  let units = 0;
  close.items.forEach((item, place) => {
    units += unitsOf(close, item, place, measure);
  });
  return units <= 0 ? 0 : Math.log1p(units) * (measure.by === 'nothing' ? 1 : close[measure.by ?? 'closeness']);
}

/** Each item's share is in proportion to its units. */
function sharesIn(close: CloseWork, amount: number, measure: WorkMeasure): Share[] {
  const units = close.items.map((item, place) => unitsOf(close, item, place, measure));
  const sum = units.reduce((all, part) => all + part, 0);
  return close.items.map(({ source, kind }, place) => ({ source, kind, value: (amount * (units[place] ?? 0)) / sum })).filter(({ value }) => value > 0);
}

/**
 * The amount of close work: Σ over repositories of closeness · ln(1 + units). The logarithm lets the first changes in a
 * repository count most; own repositories, of which anybody can make any number, have a bound together. Without one of
 * the items, the amount is never more.
 */
export function measureWork(works: readonly CloseWork[], measure: WorkMeasure): Shared {
  const others: Shared[] = [];
  const own: Shared[] = [];
  const unseenOwn: Shared[] = [];
  for (const close of works) {
    const value = amountIn(close, measure);
    if (value <= 0) continue;
    const { owned, commits, changes } = close.work;
    const group = owned ? (commits > 0 || changes.length > 0 ? own : unseenOwn) : others;
    group.push({ value, shares: () => sharesIn(close, value, measure) });
  }
  return add([add(others), boundShared(add(own), RANKING.work.mostFromOwnRepositories), boundShared(add(unseenOwn), RANKING.work.mostFromUnseenOwnRepositories)]);
}

import { exponentialSaturation } from '../../../knowledge/curves.js';
import { RANKING } from '../constants.js';
import { NOTHING, scale, type Share, type Shared } from '../shared.js';

/** A common limit of amounts that anybody can raise without end. Amounts with the same object share it. */
export interface Limit {
  readonly most: number;
}

/** Work of one closeness. */
export interface RatedAmount {
  /** Closeness of the work, 0 to 1. */
  closeness: number;
  /** How much work it is, whatever its closeness. */
  amount: Shared;
  /** The limit that it shares with others, or null. */
  limit: Limit | null;
}

/** How works of different closeness give one value, 0 to 1. The evaluation compares `underCeiling` with other rules. */
export type Combine = (works: readonly RatedAmount[], at: number, spread?: number) => Shared;

/** Smaller amounts are nothing: they only lose digits in divisions. */
const LEAST = 1e-9;

const limited = (amount: number, limit: Limit | null): number =>
  limit === null || amount === 0 ? amount : limit.most * exponentialSaturation(amount, limit.most);

/**
 * Maps rated amounts to 0 to 1 such that closeness is a ceiling: work of closeness c alone never gives more than c,
 * however much of it there is. For each level of closeness, the amount of all work that reaches the level is saturated;
 * the value is the mean over the levels, ∫ saturation(amount of work at least as close as t) dt. More work, or closer
 * work, never lowers it.
 *
 * @param at amount at which a level reaches 63 %
 * @param spread exponent that spreads the small values: below 1, closeness c gives at most c to this power
 */
export function underCeiling(
  works: readonly RatedAmount[],
  at: number,
  spread: number = RANKING.closeness.spread,
): Shared {
  const ordered = works.filter(({ amount }) => amount.value > LEAST);
  if (ordered.length === 0) return NOTHING;
  ordered.sort((a, b) => b.closeness - a.closeness);
  let mean = 0;
  eachLevel(ordered, (height, all) => {
    mean += height * exponentialSaturation(all, at);
  });
  if (mean <= LEAST) return NOTHING;
  const factor = mean ** (spread - 1);
  return { value: mean * factor, shares: () => sharesUnder(ordered, at, factor) };
}

/** An amount that has one limit. */
interface LimitedSum {
  limit: Limit | null;
  sum: number;
}

/**
 * Visits the levels of closeness from the highest to the lowest with the amount of work that reaches them. Nothing is
 * allocated for a level, because a ranking visits some millions of them.
 */
function eachLevel(
  ordered: readonly RatedAmount[],
  visit: (height: number, all: number, sums: readonly LimitedSum[], closeness: number) => void,
): void {
  const sums: LimitedSum[] = [];
  for (let place = 0; place < ordered.length; place += 1) {
    const { closeness, amount, limit } = ordered[place] as RatedAmount;
    const known = sums.find((each) => each.limit === limit);
    if (known === undefined) sums.push({ limit, sum: amount.value });
    else known.sum += amount.value;
    const height = closeness - (ordered[place + 1]?.closeness ?? 0);
    if (height <= 0) continue;
    let all = 0;
    for (const each of sums) all += limited(each.sum, each.limit);
    visit(height, all, sums, closeness);
  }
}

/** Divides the value among the amounts in proportion to what each adds to the levels that it reaches. */
function sharesUnder(ordered: readonly RatedAmount[], at: number, factor: number): Share[] {
  const levels: { closeness: number; worth: ReadonlyMap<Limit | null, number> }[] = [];
  eachLevel(ordered, (height, all, sums, closeness) => {
    const level = height * exponentialSaturation(all, at);
    const worth = sums.map(({ limit, sum }) => [limit, ((level / all) * limited(sum, limit)) / sum] as const);
    levels.push({ closeness, worth: new Map(worth) });
  });
  return ordered.flatMap(({ closeness, amount, limit }) => {
    const reached = levels.filter((level) => level.closeness <= closeness);
    const worth = reached.reduce((sum, level) => sum + (level.worth.get(limit) ?? 0), 0);
    return scale(amount, worth * factor).shares();
  });
}

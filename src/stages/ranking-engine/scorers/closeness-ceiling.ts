import { exponentialSaturation } from '../../../knowledge/curves.js';
import { RANKING } from '../constants.js';
import { NOTHING, scale, type Shared } from '../shared.js';

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

/** What one unit of amount is worth, by limit. */
type Worth = Map<Limit | null, number>;

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
  const ordered = works.filter(({ amount }) => amount.value > LEAST).toSorted((a, b) => b.closeness - a.closeness);
  const sums = new Map<Limit | null, number>();
  const levels: { closeness: number; worth: Worth }[] = [];
  let mean = 0;
  ordered.forEach(({ closeness, amount, limit }, place) => {
    sums.set(limit, (sums.get(limit) ?? 0) + amount.value);
    const height = closeness - (ordered[place + 1]?.closeness ?? 0);
    if (height <= 0) return;
    let all = 0;
    for (const [each, sum] of sums) all += limited(sum, each);
    const level = height * exponentialSaturation(all, at);
    mean += level;
    levels.push({
      closeness,
      worth: new Map(Array.from(sums, ([each, sum]) => [each, ((level / all) * limited(sum, each)) / sum])),
    });
  });
  const shared: Shared = {
    value: mean,
    shares: () =>
      ordered.flatMap(({ closeness, amount, limit }) => {
        const reached = levels.filter((level) => level.closeness <= closeness);
        const worth = reached.reduce((sum, level) => sum + (level.worth.get(limit) ?? 0), 0);
        return scale(amount, worth).shares();
      }),
  };
  return mean <= LEAST ? NOTHING : scale(shared, mean ** (spread - 1));
}

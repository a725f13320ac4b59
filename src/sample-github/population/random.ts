// Kept in constants: in Jest's contexts a lookup of a global costs as much as the arithmetic.
const { imul, floor, sqrt, log, cos, exp, max, min, round, PI } = Math;

/**
 * Numbers that look random and are the same every time (mulberry32), so that the sample people never change by chance.
 */
export class Random {
  private state: number;

  constructor(...seeds: number[]) {
    this.state = seeds.reduce((state, seed) => imul(state ^ (seed + 0x9e3779b9), 0x85ebca6b) >>> 0, 0x6d2b79f5);
  }

  /** From 0 to less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** Returns up to `count` different items, in random order. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    const left = items.slice();
    const wanted = min(count, left.length);
    for (let index = 0; index < wanted; index += 1) {
      const other = this.int(index, left.length - 1);
      [left[index], left[other]] = [left[other] as Item, left[index] as Item];
    }
    return left.slice(0, wanted);
  }

  /** Returns a key with the probability given by its weight. */
  weighted(weights: Record<string, number>): string {
    const entries = Object.entries(weights);
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return entries[0]?.[0] ?? '';
  }

  /** Returns whole numbers with a long tail, like stars, followers and sizes: half of them are below `median`. */
  skewed(median: number, spread: number): number {
    const normal = sqrt(-2 * log(1 - this.next())) * cos(2 * PI * this.next());
    return max(0, round(median * exp(spread * normal)));
  }
}

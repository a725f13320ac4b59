/**
 * Maps an amount to 0 to 1. The result grows ever more slowly: one half at `half`, two thirds at twice as much (the
 * saturation of BM25).
 */
export function hyperbolicSaturation(amount: number, half: number): number {
  return amount <= 0 ? 0 : amount / (amount + half);
}

/** Maps an amount to 0 to 1. The result saturates fast: 63 % at `scale`, 95 % at three times as much. */
export function exponentialSaturation(amount: number, scale: number): number {
  return amount <= 0 ? 0 : 1 - Math.exp(-amount / scale);
}

/** What remains of 1 after some time: half of it is lost in each `halfLife`. */
export function exponentialDecay(age: number, halfLife: number): number {
  return 0.5 ** (age / halfLife);
}

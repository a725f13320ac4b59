/**
 * A share of 0 to 1 that grows with an amount, ever more slowly, and has a long tail: half at `half`, two thirds at twice
 * as much (the saturation of BM25).
 */
export function hyperbolicSaturation(amount: number, half: number): number {
  return amount <= 0 ? 0 : amount / (amount + half);
}

/** A share of 0 to 1 that grows with an amount and is soon full: 63 % at `scale`, 95 % at three times as much. */
export function exponentialSaturation(amount: number, scale: number): number {
  return amount <= 0 ? 0 : 1 - Math.exp(-amount / scale);
}

/** What is left of 1 after some time, of which half goes in each `halfLife`. */
export function exponentialDecay(age: number, halfLife: number): number {
  return 0.5 ** (age / halfLife);
}

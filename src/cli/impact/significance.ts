/** The outcome of one group. */
export interface Outcome {
  /** People in the group. */
  n: number;
  /** People in the group who were selected, or scored above the median. */
  successes: number;
}

export interface Significance {
  /** `fisher-exact` if an expected count is under 5, otherwise `two-proportion-z`. */
  method: 'fisher-exact' | 'two-proportion-z';
  /** Two-sided, 0 to 1: the probability of a difference at least this large if both groups have the same chance. */
  pValue: number;
}

/** The normal approximation is not valid if an expected count is below this (Cochran 1954). */
const LEAST_EXPECTED = 5;
/** Probabilities within this relative difference count as equal, because of rounding; R does the same. */
const TOLERANCE = 1e-7;

/** ln(n!) for all whole numbers up to `most`. */
function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let n = 2; n <= most; n += 1) logs[n] = (logs[n - 1] ?? 0) + Math.log(n);
  return logs;
}

/**
 * Fisher's exact test, two-sided: the sum of the probabilities of all tables that are not more likely than the observed
 * one.
 */
export function fisherExact(a: Outcome, b: Outcome): number {
  const total = a.n + b.n;
  const successes = a.successes + b.successes;
  const logs = logFactorials(total);
  const choose = (n: number, k: number): number => (logs[n] ?? 0) - (logs[k] ?? 0) - (logs[n - k] ?? 0);
  const probability = (k: number): number =>
    Math.exp(choose(a.n, k) + choose(b.n, successes - k) - choose(total, successes));
  const seen = probability(a.successes) * (1 + TOLERANCE);
  let sum = 0;
  for (let k = Math.max(0, successes - b.n); k <= Math.min(a.n, successes); k += 1) {
    const likelihood = probability(k);
    if (likelihood <= seen) sum += likelihood;
  }
  return Math.min(1, sum);
}

/** The complementary error function, exact to about 14 digits: a series near 0, a continued fraction elsewhere. */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n += 1) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let n = 60; n >= 1; n -= 1) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + fraction));
}

/** The two-proportion z test with pooled variance, two-sided. */
export function twoProportionZ(a: Outcome, b: Outcome): number {
  const pooled = (a.successes + b.successes) / (a.n + b.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
  if (error === 0) return 1;
  return erfc(Math.abs(a.successes / a.n - b.successes / b.n) / error / Math.SQRT2);
}

/** Tests whether two groups differ by more than chance. Chooses the test by the size of the groups. */
export function testDifference(a: Outcome, b: Outcome): Significance {
  const total = a.n + b.n;
  const successes = a.successes + b.successes;
  const expected = [a.n, b.n].flatMap((n) => [(n * successes) / total, (n * (total - successes)) / total]);
  return Math.min(...expected) < LEAST_EXPECTED
    ? { method: 'fisher-exact', pValue: fisherExact(a, b) }
    : { method: 'two-proportion-z', pValue: twoProportionZ(a, b) };
}

/** How two groups came out. */
export interface Outcome {
  /** People in the group. */
  n: number;
  /** Those of them who were selected, or scored above the median. */
  successes: number;
}

export interface Significance {
  /** `fisher-exact` where an expected count is under 5, else `two-proportion-z`. */
  method: 'fisher-exact' | 'two-proportion-z';
  /** Two-sided: how likely a difference as large or larger is where both groups have the same chance, 0 to 1. */
  pValue: number;
}

/** Expected count below which the normal approximation is no good (Cochran 1954). */
const LEAST_EXPECTED = 5;
/** Tables whose probability is this much larger, relatively, still count as equally likely: rounding, as in R. */
const TOLERANCE = 1e-7;

/** ln(n!) for all whole numbers up to `most`. */
function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let n = 2; n <= most; n += 1) logs[n] = (logs[n - 1] ?? 0) + Math.log(n);
  return logs;
}

/** Fisher's exact test, two-sided: the sum of the probabilities of all tables that are no likelier than the one seen. */
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

/** The complementary error function by its continued fraction, or by its series near 0; exact to about 14 digits. */
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

/** Whether two groups differ by more than chance would let them, by the test that suits their size. */
export function testDifference(a: Outcome, b: Outcome): Significance {
  const total = a.n + b.n;
  const successes = a.successes + b.successes;
  const expected = [a.n, b.n].flatMap((n) => [(n * successes) / total, (n * (total - successes)) / total]);
  return Math.min(...expected) < LEAST_EXPECTED
    ? { method: 'fisher-exact', pValue: fisherExact(a, b) }
    : { method: 'two-proportion-z', pValue: twoProportionZ(a, b) };
}

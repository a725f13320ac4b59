import { describe, expect, it } from '@jest/globals';
import { erfc, fisherExact, testDifference, twoProportionZ } from './significance.js';

describe('the tests of significance', () => {
  it('agrees with Fisher on the lady tasting tea: 3 of 4 against 1 of 4', () => {
    expect(fisherExact({ n: 4, successes: 3 }, { n: 4, successes: 1 })).toBeCloseTo(0.4857142857, 10);
  });

  it('agrees with Fisher on the convictions of twins: 2 of 17 against 10 of 13', () => {
    expect(fisherExact({ n: 17, successes: 2 }, { n: 13, successes: 10 })).toBeCloseTo(0.0005367, 7);
  });

  it('agrees with the z test by hand: 48 of 80 against 12 of 40 is z = 3.098', () => {
    // Pooled 60/120 = 0.5; standard error sqrt(0.25 · (1/80 + 1/40)) = 0.096825; 0.3 / 0.096825 = 3.098387.
    expect(twoProportionZ({ n: 80, successes: 48 }, { n: 40, successes: 12 })).toBeCloseTo(0.0019457, 6);
  });

  it.each([
    [0, 1],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [2, 0.004677734981047266],
    [3, 2.209049699858544e-5],
    [-1, 1.8427007929497148],
  ])('knows the complementary error function at %p', (x, value) => {
    expect(Math.abs(erfc(x) / value - 1)).toBeLessThan(1e-12);
  });

  it('finds no difference where all succeed', () => {
    expect(twoProportionZ({ n: 50, successes: 50 }, { n: 60, successes: 60 })).toBe(1);
  });

  it('takes the exact test where an expected count is under five', () => {
    expect(testDifference({ n: 10, successes: 1 }, { n: 10, successes: 3 }).method).toBe('fisher-exact');
  });

  it('takes the z test for large groups', () => {
    expect(testDifference({ n: 100, successes: 40 }, { n: 100, successes: 60 }).method).toBe('two-proportion-z');
  });
});

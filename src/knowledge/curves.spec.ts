import { describe, expect, it } from '@jest/globals';
import { exponentialDecay, exponentialSaturation, hyperbolicSaturation } from './curves.js';

describe('curves', () => {
  it.each([
    [0, 0],
    [10, 0.5],
    [20, 2 / 3],
    [-1, 0],
  ])('hyperbolic saturation of %d is %d', (amount, share) => {
    expect(hyperbolicSaturation(amount, 10)).toBeCloseTo(share, 12);
  });

  it.each([
    [0, 0],
    [10, 0.632],
    [30, 0.95],
    [-1, 0],
  ])('exponential saturation of %d is %d', (amount, share) => {
    expect(exponentialSaturation(amount, 10)).toBeCloseTo(share, 3);
  });

  it.each([
    [0, 1],
    [36, 0.5],
    [72, 0.25],
  ])('decay leaves of 1 after %d months %d', (age, left) => {
    expect(exponentialDecay(age, 36)).toBe(left);
  });
});

import { describe, expect, it } from '@jest/globals';
import { seedOf } from './seeded-choice.js';

describe('seedOf', () => {
  it('gives the same number for the same parts', () => {
    expect(seedOf('run', 'ana', 3)).toBe(seedOf('run', 'ana', 3));
  });

  it('gives a number that stays the same from release to release', () => {
    expect(seedOf('run', 'ana', 3)).toBe(2433018295);
  });

  it('tells parts from one another', () => {
    expect(seedOf('ab', 'c')).not.toBe(seedOf('a', 'bc'));
  });

  it('spreads neighbours evenly over a dozen choices', () => {
    const counts = Array.from({ length: 12 }, () => 0);
    for (let index = 0; index < 12_000; index += 1)
      counts[seedOf('run', index) % 12] = (counts[seedOf('run', index) % 12] ?? 0) + 1;
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1_150);
  });
});

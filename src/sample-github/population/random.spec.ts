import { describe, expect, it } from '@jest/globals';
import { Random } from './random.js';

describe('Random', () => {
  it('gives the same numbers for the same seeds', () => {
    const numbers = (...seeds: number[]): number[] => {
      const random = new Random(...seeds);
      return [random.next(), random.next(), random.next()];
    };
    expect(numbers(1, 2)).toEqual(numbers(1, 2));
    expect(numbers(1, 2)).not.toEqual(numbers(2, 1));
  });

  it('spreads evenly and keeps within its bounds', () => {
    const random = new Random(5);
    const counts = [0, 0, 0, 0];
    for (let number = 0; number < 8_000; number += 1) counts[random.int(0, 3)] = (counts[random.int(0, 3)] ?? 0) + 1;
    expect(counts).toHaveLength(4);
    expect(counts.filter((count) => count <= 1_700)).toEqual([]);
  });

  it('picks some without repeating any', () => {
    expect(new Random(3).some([1, 2, 3, 4], 9).sort()).toEqual([1, 2, 3, 4]);
    expect(new Random(3).some([1, 2, 3, 4], 2)).toHaveLength(2);
  });

  it('picks keys by their weights', () => {
    const random = new Random(9);
    const drawn = Array.from({ length: 1_000 }, () => random.weighted({ often: 9, seldom: 1, never: 0 }));
    expect(drawn.filter((key) => key === 'often').length).toBeGreaterThan(830);
    expect(drawn).not.toContain('never');
  });
});

import { describe, expect, it } from '@jest/globals';
import { judge, ndcg, precisionAt10 } from './rank-metrics.js';

describe('the metrics of the ranking evaluation', () => {
  it('gives 1 to the ideal order', () => {
    expect(ndcg([3, 2, 1, 0], 10)).toBe(1);
  });

  it('agrees with a value computed by hand', () => {
    // DCG = 0/1 + 7/log2(3) = 4.4165; ideal = 7/1 = 7.
    expect(ndcg([0, 3], 10)).toBeCloseTo(7 / Math.log2(3) / 7, 12);
  });

  it('counts grades 2 and 3 among the first ten', () => {
    expect(precisionAt10([3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 3])).toBe(0.2);
  });

  it('puts whom an order leaves out last, in the order of the pool', () => {
    const pool = new Map([
      ['a', 0],
      ['b', 3],
      ['c', 1],
    ]);
    expect(judge(['b'], pool)).toEqual(judge(['b', 'a', 'c'], pool));
  });

  it('does not count strangers and repetitions', () => {
    const pool = new Map([
      ['a', 3],
      ['b', 0],
    ]);
    expect(judge(['x', 'a', 'a', 'b'], pool).ndcg10).toBe(1);
  });
});

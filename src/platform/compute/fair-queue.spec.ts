import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { FairQueue } from './fair-queue.js';

const queueOf = (...items: string[]): FairQueue<string> => {
  const queue = new FairQueue<string>((item) => item.charAt(0));
  for (const item of items) queue.push(item);
  return queue;
};
const drain = (queue: FairQueue<string>): string[] => {
  const items: string[] = [];
  for (let item = queue.shift(); item !== null; item = queue.shift()) items.push(item);
  return items;
};

describe('FairQueue', () => {
  it('serves owners in turns, each in the order in which they came', () => {
    expect(drain(queueOf('a1', 'a2', 'a3', 'b1', 'c1', 'b2'))).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('puts an owner who was just served behind those who wait', () => {
    const queue = queueOf('a1', 'b1');
    queue.shift();
    queue.push('a2');
    expect(drain(queue)).toEqual(['b1', 'a2']);
  });

  it('forgets what is removed', () => {
    const queue = queueOf('a1', 'b1', 'a2');
    for (const item of ['b1', 'a1', 'x1']) queue.remove(item);
    expect([queue.size, drain(queue)]).toEqual([1, ['a2']]);
  });

  it('gives everything once, and counts what is left', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat())), (pairs) => {
        const items = pairs.map(([owner], index) => `${owner}${index}`);
        const queue = queueOf(...items);
        expect(queue.size).toBe(items.length);
        expect(drain(queue).toSorted()).toEqual(items.toSorted());
        expect(queue.size).toBe(0);
      }),
    );
  });
});

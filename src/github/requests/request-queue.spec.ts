import { describe, expect, it } from '@jest/globals';
import { RequestQueue } from './request-queue.js';

const never = new AbortController().signal;

/** Sends `count` requests for each run at once and gives the order in which they had their turn. */
async function order(runs: Record<string, number>): Promise<string[]> {
  const queue = new RequestQueue();
  const turns: string[] = [];
  const first = await queue.acquire({}, never);
  const all = Object.entries(runs).flatMap(([name, count]) => {
    const run = {};
    return Array.from({ length: count }, async (_, number) => {
      const release = await queue.acquire(run, never);
      turns.push(`${name}${number}`);
      release();
    });
  });
  first();
  await Promise.all(all);
  return turns;
}

describe('RequestQueue', () => {
  it('keeps the order within a run', async () => {
    expect(await order({ a: 3 })).toEqual(['a0', 'a1', 'a2']);
  });

  it('lets runs take turns, so that a short one is not held up by a long one', async () => {
    expect(await order({ a: 4, b: 1, c: 2 })).toEqual(['a0', 'b0', 'c0', 'a1', 'c1', 'a2', 'a3']);
  });

  it('has one turn at a time', async () => {
    const queue = new RequestQueue();
    let now = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const release = await queue.acquire({}, never);
        now += 1;
        most = Math.max(most, now);
        await Promise.resolve();
        now -= 1;
        release();
      }),
    );
    expect(most).toBe(1);
  });

  it('lets go of a run that is cancelled while it waits', async () => {
    const queue = new RequestQueue();
    const release = await queue.acquire({}, never);
    const cancel = new AbortController();
    const cancelled = queue.acquire({}, cancel.signal);
    const next = queue.acquire({}, never);
    cancel.abort(new Error('cancelled'));
    await expect(cancelled).rejects.toThrow('cancelled');
    release();
    await expect(next).resolves.toBeInstanceOf(Function);
  });
});

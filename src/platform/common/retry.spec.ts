import { describe, expect, it } from '@jest/globals';
import { retry } from './retry.js';

/** Fails so often, then gives the number of the attempt. */
function failing(times: number): () => Promise<number> {
  let attempts = 0;
  return async () => {
    attempts += 1;
    if (attempts <= times) throw new Error(`attempt ${attempts}`);
    return attempts;
  };
}

describe('retry', () => {
  it('tries again after the pause that it is told', async () => {
    const pauses: number[] = [];
    const sleep = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds);
    expect([await retry(failing(2), { pauseAfter: (_, attempt) => attempt * 10, sleep }), pauses]).toEqual([
      3,
      [10, 20],
    ]);
  });

  it('throws the error after which it gives up', async () => {
    await expect(retry(failing(9), { pauseAfter: (_, attempt) => (attempt < 3 ? 0 : null) })).rejects.toThrow(
      'attempt 3',
    );
  });

  it('throws what the decision throws', async () => {
    const pauseAfter = (): never => {
      throw new Error('no more');
    };
    await expect(retry(failing(1), { pauseAfter })).rejects.toThrow('no more');
  });

  it('does not sit out a pause when it is aborted', async () => {
    expect(await retry(failing(1), { pauseAfter: () => 3_600_000, signal: AbortSignal.abort() })).toBe(2);
  });
});

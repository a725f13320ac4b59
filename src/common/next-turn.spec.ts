import { describe, expect, it } from '@jest/globals';
import { nextTurn } from './next-turn.js';

/** The end of the turn that is under way. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('nextTurn', () => {
  it('lets go of one piece in a turn, in the order in which they came', async () => {
    const done: string[] = [];
    for (const name of ['first', 'second', 'third']) void nextTurn().then(() => done.push(name));
    const seen: string[][] = [];
    for (let count = 0; count < 4; count += 1) {
      seen.push([...done]);
      await turn();
    }
    expect(seen).toEqual([[], ['first'], ['first', 'second'], ['first', 'second', 'third']]);
  });

  it('begins anew when nothing waits any more', async () => {
    await nextTurn();
    await expect(nextTurn()).resolves.toBeUndefined();
  });
});

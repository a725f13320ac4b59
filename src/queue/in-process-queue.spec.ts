import { describe, expect, it } from '@jest/globals';
import { InProcessQueue } from './in-process-queue.js';

/** Lets everything that is ready go on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A queue whose jobs end when the test says so. */
function watchedQueue(concurrency: number, graceMilliseconds = 0) {
  const queue = new InProcessQueue(concurrency, graceMilliseconds);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const aborted: string[] = [];
  queue.process(
    ({ id }, signal) =>
      new Promise((resolve) => {
        begun.push(id);
        ends.set(id, resolve);
        signal.addEventListener('abort', () => {
          aborted.push(id);
          resolve();
        });
      }),
  );
  return { queue, begun, aborted, end: async (id: string) => (ends.get(id)?.(), settle()) };
}

describe('InProcessQueue', () => {
  it('works on no more jobs at a time than it may', async () => {
    const { queue, begun } = watchedQueue(2);
    for (const id of ['a', 'b', 'c']) await queue.enqueue({ id, userId: 'ada' });
    expect(begun).toEqual(['a', 'b']);
  });

  it('goes on with the next when one ends', async () => {
    const { queue, begun, end } = watchedQueue(1);
    for (const id of ['a', 'b']) await queue.enqueue({ id, userId: 'ada' });
    await end('a');
    expect(begun).toEqual(['a', 'b']);
  });

  it('takes users in turn, so that 50 jobs of one do not hold up the one of another', async () => {
    const { queue, begun, end } = watchedQueue(1);
    for (let index = 0; index < 50; index += 1) await queue.enqueue({ id: `ada-${index}`, userId: 'ada' });
    await queue.enqueue({ id: 'bo', userId: 'bo' });
    await end('ada-0');
    await end('ada-1');
    expect(begun).toEqual(['ada-0', 'ada-1', 'bo']);
  });

  it('works on the same id once, asked for twice', async () => {
    const { queue, begun, end } = watchedQueue(1);
    for (const id of ['a', 'b', 'b', 'a']) await queue.enqueue({ id, userId: 'ada' });
    await end('a');
    await end('b');
    expect(begun).toEqual(['a', 'b']);
  });

  it('goes on after a job whose handler failed', async () => {
    const queue = new InProcessQueue(1, 0);
    const begun: string[] = [];
    queue.process(async ({ id }) => {
      begun.push(id);
      throw new Error('on purpose');
    });
    for (const id of ['a', 'b']) await queue.enqueue({ id, userId: 'ada' });
    await settle();
    expect(begun).toEqual(['a', 'b']);
  });

  it('keeps jobs until there is somebody to work on them', async () => {
    const queue = new InProcessQueue(1, 0);
    await queue.enqueue({ id: 'a', userId: 'ada' });
    const begun = await new Promise<string>((resolve) => queue.process(async ({ id }) => resolve(id)));
    expect(begun).toBe('a');
  });

  it('takes no job once it is closed', async () => {
    const { queue } = watchedQueue(1);
    await queue.close();
    await expect(queue.enqueue({ id: 'a', userId: 'ada' })).rejects.toMatchObject({ code: 'not_ready' });
  });

  it('aborts what is under way when its time is up, and begins nothing more', async () => {
    const { queue, begun, aborted } = watchedQueue(1);
    for (const id of ['a', 'b']) await queue.enqueue({ id, userId: 'ada' });
    await queue.close();
    expect([begun, aborted]).toEqual([['a'], ['a']]);
  });

  it('waits for what ends in time', async () => {
    const { queue, aborted, end } = watchedQueue(1, 60_000);
    await queue.enqueue({ id: 'a', userId: 'ada' });
    const closing = queue.close();
    await end('a');
    await closing;
    expect(aborted).toEqual([]);
  });
});

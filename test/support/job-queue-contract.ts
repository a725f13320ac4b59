import { afterEach, describe, expect, it } from '@jest/globals';
import { type Job, type JobOutcome, type JobQueue } from '../../src/platform/queue/job-queue.js';
import { eventually } from './eventually.js';

/** How a queue is created. */
export interface QueueUnderTest {
  concurrency: number;
  graceMilliseconds: number;
}

const job = (id: string, userId = 'ada'): Job => ({ id, userId });

/** The contract of every queue. `open` returns an isolated queue; `tidyUp` removes what it left. */
export function describeJobQueue(
  name: string,
  open: (options: QueueUnderTest) => Promise<JobQueue>,
  tidyUp: () => Promise<void> = async () => undefined,
): void {
  describe(`a queue of jobs (${name})`, () => {
    const opened: JobQueue[] = [];
    const ends = new Map<string, (outcome: JobOutcome) => void>();

    /** A queue whose jobs end when the test decides. */
    async function watchedQueue(concurrency: number, graceMilliseconds = 0) {
      const queue = await open({ concurrency, graceMilliseconds });
      opened.push(queue);
      const begun: string[] = [];
      const aborted: string[] = [];
      const work = (): void =>
        queue.process(
          ({ id }, signal) =>
            new Promise((resolve) => {
              begun.push(id);
              ends.set(id, resolve);
              signal.addEventListener('abort', () => {
                aborted.push(id);
                resolve('again');
              });
            }),
        );
      return { queue, begun, aborted, work };
    }

    const end = (id: string, outcome: JobOutcome = 'done'): void => {
      const resolve = ends.get(id);
      ends.delete(id);
      resolve?.(outcome);
    };

    afterEach(async () => {
      for (const queue of opened) {
        const closing = queue.close();
        for (const id of ends.keys()) end(id);
        await closing;
      }
      opened.length = 0;
      ends.clear();
      await tidyUp();
    });

    it('works on no more jobs at a time than it may', async () => {
      const { queue, begun, work } = await watchedQueue(2);
      for (const id of ['a', 'b', 'c']) await queue.enqueue(job(id));
      work();
      await eventually(() => begun.length === 2);
      expect([begun.sort(), await queue.counts()]).toEqual([['a', 'b'], { waiting: 1, running: 2 }]);
    });

    it('goes on with the next when one ends', async () => {
      const { queue, begun, work } = await watchedQueue(1);
      for (const id of ['a', 'b']) await queue.enqueue(job(id));
      work();
      await eventually(() => begun.includes('a'));
      end('a');
      await eventually(() => begun.length === 2);
      expect(begun).toEqual(['a', 'b']);
    });

    it('takes users in turn, so that 50 jobs of one do not hold up the one of another', async () => {
      const { queue, begun, work } = await watchedQueue(1);
      for (let index = 0; index < 50; index += 1) await queue.enqueue(job(`ada-${index}`));
      work();
      await eventually(() => begun.length === 1);
      await queue.enqueue(job('bo', 'bo'));
      for (let index = 0; !begun.includes('bo') && index < 50; index += 1) {
        const before = begun.length;
        end(begun.at(-1) as string);
        await eventually(() => begun.length > before);
      }
      expect(begun.indexOf('bo')).toBeLessThanOrEqual(2);
    });

    it('gives every user a turn in each round', async () => {
      const { queue, begun, work } = await watchedQueue(1);
      for (const user of ['ada', 'bo', 'cy'])
        for (const number of [1, 2, 3]) await queue.enqueue(job(`${user}-${number}`, user));
      work();
      for (let count = 1; count <= 9; count += 1) {
        await eventually(() => begun.length === count);
        end(begun.at(-1) as string);
      }
      const rounds = [begun.slice(0, 3), begun.slice(3, 6), begun.slice(6)].map((round) =>
        round.map((id) => id.split('-')[0]).sort(),
      );
      expect(rounds).toEqual([
        ['ada', 'bo', 'cy'],
        ['ada', 'bo', 'cy'],
        ['ada', 'bo', 'cy'],
      ]);
    });

    it('works on the same id once, asked for twice', async () => {
      const { queue, begun, work } = await watchedQueue(2);
      work();
      for (const id of ['a', 'b', 'b', 'a']) await queue.enqueue(job(id));
      await eventually(() => begun.length === 2);
      for (const id of ['a', 'b']) await queue.enqueue(job(id));
      for (const id of ['a', 'b']) end(id);
      await eventually(async () => (await queue.counts()).running === 0);
      expect([begun.sort(), await queue.counts()]).toEqual([['a', 'b'], { waiting: 0, running: 0 }]);
    });

    it('takes an id again once its job is done', async () => {
      const { queue, begun, work } = await watchedQueue(1);
      work();
      await queue.enqueue(job('a'));
      await eventually(() => begun.length === 1);
      end('a');
      await eventually(async () => (await queue.counts()).running === 0);
      await queue.enqueue(job('a'));
      await eventually(() => begun.length === 2);
      expect(begun).toEqual(['a', 'a']);
    });

    it('enqueues a job again if its handler says so', async () => {
      const { queue, begun, work } = await watchedQueue(1);
      work();
      await queue.enqueue(job('a'));
      await eventually(() => begun.length === 1);
      end('a', 'again');
      await eventually(() => begun.length === 2);
      expect(begun).toEqual(['a', 'a']);
    });

    it('goes on after a job whose handler failed', async () => {
      const queue = await open({ concurrency: 1, graceMilliseconds: 0 });
      opened.push(queue);
      const begun: string[] = [];
      queue.process(async ({ id }) => {
        begun.push(id);
        throw new Error('on purpose');
      });
      for (const id of ['a', 'b']) await queue.enqueue(job(id));
      await eventually(() => begun.length === 2);
      expect(begun).toEqual(['a', 'b']);
    });

    it('takes no job once it is closed', async () => {
      const { queue } = await watchedQueue(1);
      await queue.close();
      expect(queue.accepting).toBe(false);
      await expect(queue.enqueue(job('a'))).rejects.toMatchObject({ code: 'not_ready' });
    });

    it('aborts what is under way when its time is up, and begins nothing more', async () => {
      const { queue, begun, aborted, work } = await watchedQueue(1);
      work();
      for (const id of ['a', 'b']) await queue.enqueue(job(id));
      await eventually(() => begun.length === 1);
      await queue.close();
      expect([begun, aborted]).toEqual([['a'], ['a']]);
    });

    it('waits for what ends in time', async () => {
      const { queue, begun, aborted, work } = await watchedQueue(1, 60_000);
      work();
      await queue.enqueue(job('a'));
      await eventually(() => begun.length === 1);
      const closing = queue.close();
      end('a');
      await closing;
      expect(aborted).toEqual([]);
    });
  });
}

import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually.js';
import { describeJobQueue } from '../../../test/support/job-queue-contract.js';
import { REDIS_URL, RedisCorner, redisIsThere } from '../../../test/support/redis.js';
import { BullQueue } from './bull-queue.js';

const there = await redisIsThere();

(there ? describe : describe.skip)('on Redis', () => {
  let corner: RedisCorner;

  beforeAll(() => {
    corner = new RedisCorner();
  });

  afterAll(() => corner.clear());

  describeJobQueue('BullMQ', (options) => BullQueue.connect(REDIS_URL, { ...options, prefix: corner.nextPrefix() }));

  describe('several processes on one queue', () => {
    it('share the jobs, each of which is begun once', async () => {
      const prefix = corner.nextPrefix();
      const queues = await Promise.all(
        [0, 1].map(() => BullQueue.connect(REDIS_URL, { concurrency: 1, graceMilliseconds: 1000, prefix })),
      );
      const begun: string[][] = [[], []];
      queues.forEach((queue, index) =>
        queue.process(async ({ id }) => {
          begun[index]?.push(id);
          await eventually(() => begun.every((ids) => ids.length > 0));
          return 'done';
        }),
      );
      const ids = Array.from({ length: 20 }, (_, index) => `job-${index}`);
      for (const id of ids) await queues[0]?.enqueue({ id, userId: 'ada' });
      await eventually(() => begun.flat().length >= ids.length);
      await Promise.all(queues.map((queue) => queue.close()));
      expect(begun.flat().sort()).toEqual([...ids].sort());
    });

    it('hand over a job that one of them must leave', async () => {
      const prefix = corner.nextPrefix();
      const [stopping, staying] = await Promise.all(
        [0, 1].map(() => BullQueue.connect(REDIS_URL, { concurrency: 1, graceMilliseconds: 0, prefix })),
      );
      const begun: string[] = [];
      stopping?.process(
        (_, signal) =>
          new Promise((resolve) => {
            begun.push('stopping');
            signal.addEventListener('abort', () => resolve('again'));
          }),
      );
      await stopping?.enqueue({ id: 'a', userId: 'ada' });
      await eventually(() => begun.length === 1);
      staying?.process(async () => {
        begun.push('staying');
        return 'done';
      });
      await stopping?.close();
      await eventually(() => begun.length === 2);
      await staying?.close();
      expect(begun).toEqual(['stopping', 'staying']);
    });

    it('a process without workers enqueues jobs for the others', async () => {
      const prefix = corner.nextPrefix();
      const api = await BullQueue.connect(REDIS_URL, { concurrency: 0, graceMilliseconds: 0, prefix });
      const worker = await BullQueue.connect(REDIS_URL, { concurrency: 1, graceMilliseconds: 0, prefix });
      const begun: string[] = [];
      api.process(async () => {
        begun.push('api');
        return 'done';
      });
      worker.process(async () => {
        begun.push('worker');
        return 'done';
      });
      await api.enqueue({ id: 'a', userId: 'ada' });
      await eventually(() => begun.length === 1);
      await Promise.all([api.close(), worker.close()]);
      expect(begun).toEqual(['worker']);
    });
  });

  describe('a queue without Redis', () => {
    it('refuses a job with a problem, at once', async () => {
      const queue = await BullQueue.connect('redis://127.0.0.1:1', {
        concurrency: 1,
        graceMilliseconds: 0,
        prefix: corner.nextPrefix(),
      });
      await expect(queue.enqueue({ id: 'a', userId: 'ada' })).rejects.toMatchObject({
        code: 'not_ready',
        retryAfterSeconds: 5,
      });
      await queue.close();
    });
  });
});

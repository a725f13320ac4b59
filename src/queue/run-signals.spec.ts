import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';
import { REDIS_URL, redisIsThere } from '../../test/support/redis.js';
import { describeRunSignals } from '../../test/support/run-signals-contract.js';
import { LocalRunSignals } from './local-run-signals.js';
import { RedisRunSignals } from './redis-run-signals.js';

describeRunSignals('one process', async () => {
  const signals = new LocalRunSignals();
  return [signals, signals];
});

const there = await redisIsThere();

(there ? describe : describe.skip)('on Redis', () => {
  describeRunSignals('Redis', async () => {
    const prefix = `githire-test:${randomUUID()}:`;
    return [await RedisRunSignals.connect(REDIS_URL, prefix, randomUUID()), await RedisRunSignals.connect(REDIS_URL, prefix, randomUUID())];
  });
});

import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';
import { REDIS_URL, redisIsThere } from '../../../test/support/redis.js';
import { describeSignals } from '../../../test/support/signals-contract.js';
import { LocalSignals } from './local-signals.js';
import { RedisSignals } from './redis-signals.js';

describeSignals('one process', async () => {
  const signals = new LocalSignals();
  return [signals, signals];
});

const there = await redisIsThere();

(there ? describe : describe.skip)('on Redis', () => {
  describeSignals('Redis', async () => {
    const prefix = `githire-test:${randomUUID()}:`;
    return [
      await RedisSignals.connect(REDIS_URL, prefix, randomUUID()),
      await RedisSignals.connect(REDIS_URL, prefix, randomUUID()),
    ];
  });
});

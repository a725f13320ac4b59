import { afterAll, describe, expect, it } from '@jest/globals';
import { REDIS_URL, RedisCorner, redisIsThere } from '../../../test/support/redis.js';
import { AttemptBudgets } from './attempt-budgets.js';
import { ATTEMPT_BUDGETS } from '../auth.limits.js';
import { LoginCounters } from './login-counters.js';

const withRedis = (await redisIsThere()) ? describe : describe.skip;

withRedis('LoginCounters on Redis', () => {
  const corner = new RedisCorner();
  const opened: LoginCounters[] = [];

  afterAll(async () => {
    for (const counters of opened) counters.onApplicationShutdown();
    await corner.clear();
  });

  async function budgetsOfAProcess(redisPrefix: string): Promise<AttemptBudgets> {
    const counters = await LoginCounters.open({ redisUrl: REDIS_URL, redisPrefix });
    opened.push(counters);
    return new AttemptBudgets(counters.limiterOf);
  }

  it('count one budget for all processes', async () => {
    const prefix = corner.nextPrefix();
    const [first, second] = [await budgetsOfAProcess(prefix), await budgetsOfAProcess(prefix)];
    const attempt = { address: '203.0.113.7', email: 'ada@mail.example' };
    for (let count = 0; count < ATTEMPT_BUDGETS.duplicateRegistration.perEmail.attempts; count += 1)
      await first.spend('duplicateRegistration', attempt);
    await expect(second.spend('duplicateRegistration', attempt)).rejects.toMatchObject({ code: 'too_many_attempts' });
  });

  it('keep no address and no e-mail in the store', async () => {
    const prefix = corner.nextPrefix();
    await (
      await budgetsOfAProcess(prefix)
    ).spend('registration', { address: '203.0.113.7', email: 'ada@mail.example' });
    expect((await corner.keys(prefix)).join(' ')).not.toMatch(/ada|203\.0/);
  });
});

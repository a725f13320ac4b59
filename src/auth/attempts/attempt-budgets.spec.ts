import { beforeEach, describe, expect, it } from '@jest/globals';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AttemptBudgets } from './attempt-budgets.js';
import { ATTEMPT_BUDGETS } from '../auth.limits.js';

const EMAIL = 'ada@mail.example';
const { perAddress, inAll } = ATTEMPT_BUDGETS.registration;

describe('AttemptBudgets', () => {
  let budgets: AttemptBudgets;

  beforeEach(() => {
    budgets = new AttemptBudgets((options) => new RateLimiterMemory(options));
  });

  const register = (address: string): Promise<void> => budgets.spend('registration', { address, email: EMAIL });

  async function registerFrom(address: string, times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) await register(address);
  }

  it('refuses an address that has used up its own, and says how long to wait', async () => {
    await registerFrom('203.0.113.7', perAddress.attempts);
    const refusal: unknown = await register('203.0.113.7').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'too_many_attempts', retryAfterSeconds: expect.any(Number) });
  });

  it('leaves other addresses alone', async () => {
    await registerFrom('203.0.113.7', perAddress.attempts);
    await expect(register('203.0.113.8')).resolves.toBeUndefined();
  });

  it('counts the addresses of one IPv6 network as one', async () => {
    for (let host = 1; host <= perAddress.attempts; host += 1) await register(`2001:db8:1:2::${host.toString(16)}`);
    await expect(register('2001:db8:1:2:ffff::1')).rejects.toMatchObject({ code: 'too_many_attempts' });
  });

  it('refuses everybody where all addresses together have used up what there is', async () => {
    for (let count = 0; count < inAll.attempts; count += 1) await register(`2001:db8:${count.toString(16)}::1`);
    await expect(register('203.0.113.7')).rejects.toMatchObject({ code: 'too_many_attempts' });
  });

  it('takes nothing from the others for what is refused to one address', async () => {
    await registerFrom('203.0.113.7', perAddress.attempts);
    for (let count = 0; count < inAll.attempts; count += 1) await register('203.0.113.7').catch(() => undefined);
    await expect(register('203.0.113.8')).resolves.toBeUndefined();
  });

  it('leaves logins alone where registrations are used up', async () => {
    await registerFrom('203.0.113.7', perAddress.attempts);
    await expect(budgets.spend('login', { address: '203.0.113.7', email: EMAIL })).resolves.toBeUndefined();
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Problem } from '../common/problem.js';
import { FAILURE_TIERS, HOLD } from './auth.limits.js';
import { LoginThrottle } from './login-throttle.js';

const OWNER = 'ada@mail.example';
const HOME = '203.0.113.7';
const STRANGER = '198.51.100.1';

describe('LoginThrottle', () => {
  let throttle: LoginThrottle;

  beforeEach(() => {
    throttle = new LoginThrottle((options) => new RateLimiterMemory(options));
  });

  async function fail(account: string, address: string, times = 1): Promise<void> {
    for (let count = 0; count < times; count += 1) await throttle.watch(account, address).after(false);
  }

  const succeed = (account: string, address: string): Promise<void> => throttle.watch(account, address).after(true);

  /** Seconds to wait before the next attempt; 0 where it may be made at once. */
  async function wait(account: string, address: string): Promise<number> {
    try {
      await throttle.watch(account, address).before();
      return 0;
    } catch (error) {
      if (error instanceof Problem && error.code === 'too_many_attempts') return error.retryAfterSeconds ?? NaN;
      throw error;
    }
  }

  it('lets a person mistype some times', async () => {
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance - 1);
    expect(await wait(OWNER, HOME)).toBe(0);
  });

  it('holds an account back from an address after repeated failures', async () => {
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance);
    expect(await wait(OWNER, HOME)).toBe(HOLD.first);
  });

  it('holds back twice as long each time, and never longer than the cap', async () => {
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      await throttle['pairs']['failures'].delete(await pairKey());
      await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance);
      waits.push(Math.ceil(((await throttle['pairs']['failures'].get(await pairKey()))?.msBeforeNext ?? 0) / 1000));
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('counts no failure while an account is held back: waiting is enough', async () => {
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance + 20);
    expect(await wait(OWNER, HOME)).toBe(HOLD.first);
  });

  it('forgets failures after a success', async () => {
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance - 1);
    await succeed(OWNER, HOME);
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance - 1);
    expect(await wait(OWNER, HOME)).toBe(0);
  });

  it('leaves other accounts and other addresses alone', async () => {
    await fail(OWNER, STRANGER, FAILURE_TIERS.accountAndAddress.allowance);
    expect([await wait(OWNER, HOME), await wait('bob@mail.example', STRANGER)]).toEqual([0, 0]);
  });

  it('holds an account back from everywhere after failures from many addresses', async () => {
    for (let host = 1; host <= FAILURE_TIERS.account.allowance; host += 1) await fail(OWNER, `198.51.100.${host}`);
    expect(await wait(OWNER, '192.0.2.1')).toBe(HOLD.first);
  });

  it('never holds the owner back for what strangers do elsewhere', async () => {
    await succeed(OWNER, HOME);
    for (let host = 1; host <= FAILURE_TIERS.account.allowance * 3; host += 1) await fail(OWNER, `198.51.100.${host}`);
    expect([await wait(OWNER, HOME), await wait(OWNER, '192.0.2.1')]).toEqual([0, HOLD.first]);
  });

  it('still holds back whoever guesses at an address that the owner has used', async () => {
    await succeed(OWNER, HOME);
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance);
    expect(await wait(OWNER, HOME)).toBe(HOLD.first);
  });

  it('holds an address back that tries one password on many accounts', async () => {
    for (let person = 0; person < FAILURE_TIERS.address.allowance; person += 1) await fail(`person-${person}@mail.example`, STRANGER);
    expect(await wait(OWNER, STRANGER)).toBe(HOLD.first);
  });

  it('does not let an address off because one account is its own', async () => {
    for (let person = 0; person < FAILURE_TIERS.address.allowance; person += 1) {
      await fail(`person-${person}@mail.example`, STRANGER);
      await succeed('eve@mail.example', STRANGER);
    }
    expect(await wait(OWNER, STRANGER)).toBe(HOLD.first);
  });

  it('counts the addresses of one IPv6 network as one', async () => {
    for (let host = 1; host <= FAILURE_TIERS.accountAndAddress.allowance; host += 1) await fail(OWNER, `2001:db8:1:2::${host}`);
    expect(await wait(OWNER, '2001:db8:1:2:ffff::1')).toBe(HOLD.first);
  });

  it('keeps no address and no e-mail in its store', async () => {
    await fail(OWNER, HOME);
    await succeed(OWNER, HOME);
    const stores = [throttle['known'], throttle['pairs']['failures'], throttle['addresses']['failures']] as RateLimiterMemory[];
    const text = JSON.stringify(stores.map((store) => store.dump()));
    expect(text).not.toMatch(/ada|203\.0/);
  });

  async function pairKey(): Promise<string> {
    const { createHash } = await import('node:crypto');
    return createHash('sha256').update(`${OWNER} ${HOME}`).digest('base64url');
  }
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Problem } from '../../platform/common/problem.js';
import { FAILURE_TIERS } from '../auth.limits.js';
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

  /** Whether the next attempt is refused. */
  async function held(account: string, address: string): Promise<boolean> {
    try {
      await throttle.watch(account, address).before();
      return false;
    } catch (error) {
      if (error instanceof Problem && error.code === 'too_many_attempts') return true;
      throw error;
    }
  }

  it('lets a person mistype some times', async () => {
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance - 1);
    expect(await held(OWNER, HOME)).toBe(false);
  });

  it('holds an account back from an address after repeated failures', async () => {
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance);
    expect(await held(OWNER, HOME)).toBe(true);
  });

  it('says how long to wait', async () => {
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance);
    const refusal: unknown = await throttle
      .watch(OWNER, HOME)
      .before()
      .catch((error: unknown) => error);
    expect((refusal as Problem).retryAfterSeconds).toBeGreaterThan(0);
  });

  it('holds back twice as long each time, and never longer than the cap', async () => {
    const holds: number[] = [];
    /** A store in which every hold is noted, and over at once. */
    class HurriedLimiter extends RateLimiterMemory {
      override block(key: string, seconds: number): ReturnType<RateLimiterMemory['block']> {
        holds.push(seconds);
        return super.block(key, seconds).finally(() => this.delete(key));
      }
    }
    throttle = new LoginThrottle((options) => new HurriedLimiter(options));
    await succeed(OWNER, HOME);
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance * 8);
    expect(holds).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('forgets failures after a success', async () => {
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance - 1);
    await succeed(OWNER, HOME);
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance - 1);
    expect(await held(OWNER, HOME)).toBe(false);
  });

  it('leaves other accounts and other addresses alone', async () => {
    await fail(OWNER, STRANGER, FAILURE_TIERS.accountAndAddress.allowance);
    expect([await held(OWNER, HOME), await held('bob@mail.example', STRANGER)]).toEqual([false, false]);
  });

  it('holds an account back from everywhere after failures from many addresses', async () => {
    for (let host = 1; host <= FAILURE_TIERS.account.allowance; host += 1) await fail(OWNER, `198.51.100.${host}`);
    expect(await held(OWNER, '192.0.2.1')).toBe(true);
  });

  it('never holds the owner back for what strangers do elsewhere', async () => {
    await succeed(OWNER, HOME);
    for (let host = 1; host <= FAILURE_TIERS.account.allowance * 3; host += 1) await fail(OWNER, `198.51.100.${host}`);
    expect([await held(OWNER, HOME), await held(OWNER, '192.0.2.1')]).toEqual([false, true]);
  });

  it('still holds back whoever guesses at an address that the owner has used', async () => {
    await succeed(OWNER, HOME);
    await fail(OWNER, HOME, FAILURE_TIERS.accountAndAddress.allowance);
    expect(await held(OWNER, HOME)).toBe(true);
  });

  it('holds an address back that tries one password on many accounts', async () => {
    for (let person = 0; person < FAILURE_TIERS.address.allowance; person += 1)
      await fail(`person-${person}@mail.example`, STRANGER);
    expect(await held(OWNER, STRANGER)).toBe(true);
  });

  it('does not let an address off because one account is its own', async () => {
    for (let person = 0; person < FAILURE_TIERS.address.allowance; person += 1) {
      await fail(`person-${person}@mail.example`, STRANGER);
      await succeed('eve@mail.example', STRANGER);
    }
    expect(await held(OWNER, STRANGER)).toBe(true);
  });

  it('holds a session back after its own failures, and for nobody else', async () => {
    for (let count = 0; count < FAILURE_TIERS.session.allowance; count += 1)
      await throttle.watchSession('one').after(false);
    await expect(throttle.watchSession('one').before()).rejects.toMatchObject({ code: 'too_many_attempts' });
    await expect(throttle.watchSession('other').before()).resolves.toBeUndefined();
  });

  it('counts the addresses of one IPv6 network as one', async () => {
    for (let host = 1; host <= FAILURE_TIERS.accountAndAddress.allowance; host += 1)
      await fail(OWNER, `2001:db8:1:2::${host}`);
    expect(await held(OWNER, '2001:db8:1:2:ffff::1')).toBe(true);
  });

  it('keeps no address and no e-mail in its store', async () => {
    await fail(OWNER, HOME);
    await succeed(OWNER, HOME);
    const stores = [
      throttle['known'],
      throttle['pairs']['failures'],
      throttle['addresses']['failures'],
    ] as RateLimiterMemory[];
    const text = JSON.stringify(stores.map((store) => store.dump()));
    expect(text).not.toMatch(/ada|203\.0/);
  });
});

import { describe, expect, it } from '@jest/globals';
import { StillClock, TODAY } from '../../../test/support/sample-github.js';
import { CLIENT_LIMITS } from '../client-limits.js';
import { RateLimits } from './rate-limits.js';

const RESET = TODAY.getTime() / 1_000 + 600;

function limits(): { clock: StillClock; limits: RateLimits } {
  const clock = new StillClock();
  return { clock, limits: new RateLimits(clock, CLIENT_LIMITS) };
}

function reply(headers: Record<string, string> = {}): { status: number; headers: Record<string, string>; body: null } {
  return { status: 200, headers, body: null };
}

describe('RateLimits', () => {
  it('waits as long as retry-after asks', () => {
    const { limits: rate } = limits();
    rate.limited(
      'graphql',
      'secondary-limit',
      reply({ 'retry-after': '42', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(RESET) }),
    );
    expect(rate.waitMs('graphql')).toBe(42_000);
  });

  it('waits for the reset where nothing is left, and a second more', () => {
    const { limits: rate } = limits();
    rate.limited(
      'graphql',
      'primary-limit',
      reply({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(RESET) }),
    );
    expect(rate.waitMs('graphql')).toBe(601_000);
  });

  it('waits a minute and then longer each time where GitHub says nothing', () => {
    const { clock, limits: rate } = limits();
    const waits = [0, 1, 2].map(() => {
      rate.limited(
        'graphql',
        'secondary-limit',
        reply({ 'x-ratelimit-remaining': '4000', 'x-ratelimit-reset': String(RESET) }),
      );
      const wait = rate.waitMs('graphql');
      clock.advance(wait);
      return wait / 1_000;
    });
    expect(waits).toEqual([60, 120, 240]);
  });

  it('begins at a minute again after an answer', () => {
    const { clock, limits: rate } = limits();
    rate.limited('graphql', 'secondary-limit', reply());
    clock.advance(60_000);
    rate.served('graphql', reply());
    rate.limited('graphql', 'secondary-limit', reply());
    expect(rate.waitMs('graphql')).toBe(60_000);
  });

  it('closes every bucket for a secondary limit, and one for a primary limit', () => {
    const { limits: rate } = limits();
    rate.limited('search', 'primary-limit', reply());
    expect([rate.waitMs('search'), rate.waitMs('graphql')]).toEqual([60_000, 0]);
    rate.limited('search', 'secondary-limit', reply({ 'retry-after': '90' }));
    expect([rate.waitMs('search'), rate.waitMs('graphql')]).toEqual([90_000, 90_000]);
  });

  it('closes a bucket that an answer has used up before GitHub must say so', () => {
    const { limits: rate } = limits();
    rate.served('search', reply({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(RESET) }));
    expect(rate.waitMs('search')).toBe(601_000);
  });

  it('goes by the clock of GitHub where ours is off', () => {
    const { clock, limits: rate } = limits();
    clock.advance(-3_600_000);
    rate.limited(
      'graphql',
      'primary-limit',
      reply({ date: TODAY.toUTCString(), 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(RESET) }),
    );
    expect(rate.waitMs('graphql')).toBe(601_000);
  });

  it('knows no budget where GitHub sends none', () => {
    const { limits: rate } = limits();
    rate.served('graphql', reply());
    expect([rate.state('graphql'), rate.waitMs('graphql')]).toEqual([null, 0]);
  });
});

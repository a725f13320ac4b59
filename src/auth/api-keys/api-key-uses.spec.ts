import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { type DataSource } from 'typeorm';
import { eventually } from '../../../test/support/eventually.js';
import { ManualTimers } from '../../../test/support/manual-timers.js';
import { openTestDataSource } from '../../../test/support/test-database.js';
import { API_KEY_USE_INTERVAL } from '../auth.limits.js';
import { User } from '../user.entity.js';
import { ApiKeyUses } from './api-key-uses.js';
import { ApiKey } from './api-key.entity.js';

const AT = '2026-11-22T06:12:00.000Z';
const after = (seconds: number): Date => new Date(Date.parse(AT) + seconds * 1000);

describe('the last use of an API key', () => {
  let dataSource: DataSource;
  let close: () => Promise<void>;
  let timers: ManualTimers;
  let uses: ApiKeyUses;
  const unused = { keyId: 'k', lastUsedAt: null };

  beforeEach(async () => {
    Logger.overrideLogger(false);
    ({ dataSource, close } = await openTestDataSource());
    timers = new ManualTimers();
    uses = new ApiKeyUses(dataSource.getRepository(ApiKey), timers);
    const times = { createdAt: AT, updatedAt: AT };
    await dataSource.manager.insert(User, { userId: 'u', email: 'a', emailKey: 'a', hashedPassword: '', ...times });
    const key = { keyId: 'k', userId: 'u', name: 'n', prefix: 'p', keyHash: 'h', scopes: 'runs:write', createdAt: AT };
    await dataSource.manager.insert(ApiKey, { ...key, lastUsedAt: null, expiresAt: null });
  });

  afterEach(() => close());

  const stored = async (): Promise<string | null | undefined> =>
    (await dataSource.manager.findOneBy(ApiKey, { keyId: 'k' }))?.lastUsedAt;

  it('is stored', async () => {
    uses.note(unused, after(1));
    await eventually(async () => (await stored()) === after(1).toISOString());
  });

  it('is stored once a minute, however often the key is used', async () => {
    // Each write starts a timer, which ends after the interval.
    const writes: number[] = [];
    for (const second of [1, 2, API_KEY_USE_INTERVAL]) {
      uses.note(unused, after(second));
      writes.push(timers.pending);
      await timers.advance((API_KEY_USE_INTERVAL / 3) * 1000);
    }
    uses.note(unused, after(90));
    await eventually(async () => (await stored()) === after(90).toISOString());
    expect(writes).toEqual([1, 1, 1]);
  });

  it('is not stored where another process has stored one within the minute', async () => {
    uses.note({ keyId: 'k', lastUsedAt: AT }, after(API_KEY_USE_INTERVAL - 1));
    expect(timers.pending).toBe(0);
  });

  it('fails no request where it cannot be stored', async () => {
    await dataSource.query('ALTER TABLE api_keys RENAME TO lost');
    expect(() => uses.note(unused, after(1))).not.toThrow();
    // An unhandled rejection would end the test run.
    await dataSource.query('ALTER TABLE lost RENAME TO api_keys');
    expect(await stored()).toBeNull();
  });
});

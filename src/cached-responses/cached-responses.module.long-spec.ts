import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { REDIS_URL, RedisCorner, redisIsThere } from '../../test/support/redis.js';
import { entry, keys } from '../../test/support/cached-response-store-contract.js';
import { createTestDatabase } from '../../test/support/test-database.js';
import { CommonModule } from '../platform/common/common.module.js';
import { ConfigModule } from '../platform/config/config.module.js';
import { Settings } from '../platform/config/settings.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { CachedResponseStore } from '../stages/github-sourcer/cached-responses/cached-response-store.js';
import { CachedResponsesModule } from './cached-responses.module.js';

const there = await redisIsThere();

/** What is kept with these settings, asked for and read back. */
async function kept(given: Partial<Settings>, key: string): Promise<string[]> {
  const { drop, ...database } = await createTestDatabase();
  const settings = Object.assign(new Settings(), { ...database, ...given });
  const imports = [
    ConfigModule.forRoot([{ provide: Settings, useValue: settings }]),
    CommonModule,
    DatabaseModule,
    CachedResponsesModule,
  ];
  const app = await (await Test.createTestingModule({ imports }).compile()).init();
  const store = app.get(CachedResponseStore);
  await store.set([entry(key)]);
  const found = await keys(store, [key]);
  await app.close();
  await drop();
  return found;
}

it('keeps cached responses in the database where no Redis is named for them', async () => {
  expect(await kept({ redisUrl: 'redis://127.0.0.1:1' }, 'a')).toEqual(['a']);
});

(there ? describe : describe.skip)('where Redis is named for them', () => {
  let corner: RedisCorner;

  beforeAll(() => {
    corner = new RedisCorner();
  });

  afterAll(() => corner.clear());

  it('keeps them there', async () => {
    // The module's own prefix stands before it: the key is unlike any other, and is taken away.
    const key = corner.nextPrefix();
    await kept({ snapshotRedisUrl: REDIS_URL }, key);
    expect(await corner.redis.unlink(`githire:snapshot:${key}`)).toBe(1);
  });
});

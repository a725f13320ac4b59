import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/common/clock.js';
import { Metrics } from '../platform/common/metrics.js';
import { Settings } from '../platform/config/settings.js';
import { Transactions } from '../platform/database/transactions.js';
import { CachedResponseStore } from '../stages/github-sourcer/cached-responses/cached-response-store.js';
import { DatabaseCachedResponseStore } from './database-cached-response-store.js';
import { FailSafeCachedResponseStore } from './fail-safe-cached-response-store.js';

/** The store behind the forgiving one, a provider of its own so that it starts and ends with the application. */
const CACHED_RESPONSES = Symbol('CACHED_RESPONSES');

/** Where GitHub's answers are kept between runs: in a Redis of their own where the settings name one, else in the database. */
@Global()
@Module({
  providers: [
    {
      provide: CACHED_RESPONSES,
      inject: [Settings, DataSource, Transactions, Clock],
      useFactory: async (
        { snapshotRedisUrl, redisPrefix }: Settings,
        dataSource: DataSource,
        transactions: Transactions,
        clock: Clock,
      ): Promise<CachedResponseStore> => {
        if (snapshotRedisUrl === undefined) return new DatabaseCachedResponseStore(dataSource, transactions, clock);
        // Loaded where it is needed only: the client of Redis costs a start without it some tens of milliseconds.
        const { RedisCachedResponseStore } = await import('./redis-cached-response-store.js');
        return RedisCachedResponseStore.open(snapshotRedisUrl, redisPrefix);
      },
    },
    {
      provide: CachedResponseStore,
      inject: [CACHED_RESPONSES, { token: Metrics, optional: true }],
      useFactory: (store: CachedResponseStore, metrics?: Metrics) => new FailSafeCachedResponseStore(store, metrics),
    },
  ],
  exports: [CachedResponseStore],
})
export class CachedResponsesModule {}

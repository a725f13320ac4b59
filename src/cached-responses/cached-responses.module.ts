import { Global, Module } from '@nestjs/common';
import { type DataSource } from 'typeorm';
import { Clock } from '../platform/common/clock.js';
import { Metrics } from '../platform/common/metrics.js';
import { Settings } from '../platform/config/settings.js';
import { DATA_SOURCE } from '../platform/database/connection.js';
import { Transactions } from '../platform/database/transactions.js';
import { CachedResponseStore } from '../stages/github-sourcer/cached-responses/cached-response-store.js';
import { DatabaseCachedResponseStore } from './database-cached-response-store.js';
import { FailSafeCachedResponseStore } from './fail-safe-cached-response-store.js';

/** The store inside the fail-safe one. It is a provider, so that Nest calls its lifecycle hooks. */
const CACHED_RESPONSES = Symbol('CACHED_RESPONSES');

/** Keeps GitHub's responses between runs: in a separate Redis if the settings name one, else in the database. */
@Global()
@Module({
  providers: [
    {
      provide: CACHED_RESPONSES,
      inject: [Settings, DATA_SOURCE, Transactions, Clock],
      useFactory: async (
        { snapshotRedisUrl, redisPrefix }: Settings,
        dataSource: DataSource,
        transactions: Transactions,
        clock: Clock,
      ): Promise<CachedResponseStore> => {
        if (snapshotRedisUrl === undefined) return new DatabaseCachedResponseStore(dataSource, transactions, clock);
        // Imported only if needed: loading the Redis client takes some tens of milliseconds at startup.
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

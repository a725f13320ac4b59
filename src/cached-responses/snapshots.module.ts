import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/common/clock.js';
import { Metrics } from '../platform/common/metrics.js';
import { Settings } from '../platform/config/settings.js';
import { Transactions } from '../platform/database/transactions.js';
import { SnapshotStore } from '../stages/github-sourcer/snapshots/snapshot-store.js';
import { DatabaseSnapshotStore } from './database-snapshot-store.js';
import { ForgivingSnapshotStore } from './forgiving-snapshot-store.js';

/** The store behind the forgiving one, a provider of its own so that it starts and ends with the application. */
const KEPT_SNAPSHOTS = Symbol('KEPT_SNAPSHOTS');

/** Where GitHub's answers are kept between runs: in a Redis of their own where the settings name one, else in the database. */
@Global()
@Module({
  providers: [
    {
      provide: KEPT_SNAPSHOTS,
      inject: [Settings, DataSource, Transactions, Clock],
      useFactory: async ({ snapshotRedisUrl, redisPrefix }: Settings, dataSource: DataSource, transactions: Transactions, clock: Clock): Promise<SnapshotStore> => {
        if (snapshotRedisUrl === undefined) return new DatabaseSnapshotStore(dataSource, transactions, clock);
        // Loaded where it is needed only: the client of Redis costs a start without it some tens of milliseconds.
        const { RedisSnapshotStore } = await import('./redis-snapshot-store.js');
        return RedisSnapshotStore.open(snapshotRedisUrl, redisPrefix);
      },
    },
    {
      provide: SnapshotStore,
      inject: [KEPT_SNAPSHOTS, { token: Metrics, optional: true }],
      useFactory: (store: SnapshotStore, metrics?: Metrics) => new ForgivingSnapshotStore(store, metrics),
    },
  ],
  exports: [SnapshotStore],
})
export class SnapshotsModule {}

import { DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Metrics } from '../common/metrics.js';
import { STOP_BOUNDS } from '../common/stop-bounds.js';
import { stopStep } from '../common/stop-step.js';
import { Settings } from '../config/settings.js';
import { dataSourceOptions } from './data-source-options.js';
import { Erasure } from './erasure.js';
import { openDataSource } from './open-data-source.js';
import { ReadConnections } from './read-connections.js';
import { watchDatabase } from './watch-database.js';
import { Transactions } from './transactions.js';

/** Token of the `ReadConnections` to a SQLite file; null where there are none. */
export const DATABASE_READERS = Symbol('DATABASE_READERS');

/** The database; migrations run before anything uses it. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [Settings],
          useFactory: (settings: Settings) => ({ ...dataSourceOptions(settings), retryAttempts: 0 }),
          dataSourceFactory: async (options) => {
            if (options === undefined) throw new Error('The data source has no options');
            return closingInTime(await openDataSource(options));
          },
        }),
      ],
      providers: [
        {
          provide: DATABASE_READERS,
          inject: [DataSource],
          useFactory: async (dataSource: DataSource) => {
            const readers = await ReadConnections.open(dataSource.options);
            if (readers !== undefined) closingFirst(dataSource, readers);
            // Nest treats an undefined provider as missing.
            return readers ?? null;
          },
        },
        {
          provide: Transactions,
          inject: [DataSource, DATABASE_READERS, { token: Metrics, optional: true }],
          useFactory: (dataSource: DataSource, readers: ReadConnections | null, metrics?: Metrics) => {
            const transactions = new Transactions(dataSource, readers ?? undefined);
            if (metrics !== undefined) watchDatabase(metrics, dataSource, transactions, readers?.size);
            return transactions;
          },
        },
        Erasure,
      ],
      exports: [Transactions, DATABASE_READERS, Erasure],
    };
  }
}

/** Closes the read connections before the database. */
function closingFirst(dataSource: DataSource, readers: ReadConnections): void {
  const destroy = dataSource.destroy.bind(dataSource);
  dataSource.destroy = async () => {
    await stopStep('close the read-only connections', STOP_BOUNDS.readers, () => readers.close());
    await destroy();
  };
}

/** Closes the database with a time limit: TypeORM would wait for every active statement. */
function closingInTime(dataSource: DataSource): DataSource {
  const destroy = dataSource.destroy.bind(dataSource);
  dataSource.destroy = async () => {
    await stopStep('close the database', STOP_BOUNDS.database, destroy);
  };
  return dataSource;
}

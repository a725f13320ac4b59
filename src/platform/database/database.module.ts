import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { getRepositoryToken } from '@nestjs/typeorm';
import { type DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { Metrics } from '../common/metrics.js';
import { STOP_BOUNDS } from '../common/stop-bounds.js';
import { stopStep } from '../common/stop-step.js';
import { HostOptions } from '../config/host-options.js';
import { Settings } from '../config/settings.js';
import { CONNECTION, DATA_SOURCE } from './connection.js';
import { dataSourceOptions, GITHIRE_ENTITIES } from './data-source-options.js';
import { Erasure } from './erasure.js';
import { openDataSource } from './open-data-source.js';
import { ReadConnections } from './read-connections.js';
import { watchDatabase } from './watch-database.js';
import { Transactions } from './transactions.js';

/** Token of the `ReadConnections` to a SQLite file; null where there are none. */
export const DATABASE_READERS = Symbol('DATABASE_READERS');

const REPOSITORIES = GITHIRE_ENTITIES.map((entity) => ({
  provide: getRepositoryToken(entity, CONNECTION),
  inject: [DATA_SOURCE],
  useFactory: (dataSource: DataSource) => dataSource.getRepository(entity as EntityTarget<ObjectLiteral>),
}));

/**
 * The database; migrations run before anything uses it. Opened and closed here and not by `TypeOrmModule`, which keeps
 * the names of all connections of the process in one list and warns of a second application's `githire`.
 */
@Global()
@Module({
  providers: [
    {
      provide: DATA_SOURCE,
      inject: [Settings, HostOptions],
      useFactory: async ({ databaseUrl, databasePoolSize }: Settings, { tablePrefix }: HostOptions) =>
        closingInTime(await openDataSource(dataSourceOptions({ databaseUrl, databasePoolSize, tablePrefix }))),
    },
    ...REPOSITORIES,
    {
      provide: DATABASE_READERS,
      inject: [DATA_SOURCE],
      useFactory: async (dataSource: DataSource) => {
        const readers = await ReadConnections.open(dataSource.options);
        if (readers !== undefined) closingFirst(dataSource, readers);
        // Nest treats an undefined provider as missing.
        return readers ?? null;
      },
    },
    {
      provide: Transactions,
      inject: [DATA_SOURCE, DATABASE_READERS, { token: Metrics, optional: true }],
      useFactory: (dataSource: DataSource, readers: ReadConnections | null, metrics?: Metrics) => {
        const transactions = new Transactions(dataSource, readers ?? undefined);
        if (metrics !== undefined) watchDatabase(metrics, dataSource, transactions, readers?.size);
        return transactions;
      },
    },
    Erasure,
  ],
  exports: [DATA_SOURCE, ...REPOSITORIES.map(({ provide }) => provide), Transactions, DATABASE_READERS, Erasure],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DATA_SOURCE) private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
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

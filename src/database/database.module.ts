import { DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Measurements } from '../common/measurements.js';
import { STOP_BOUNDS } from '../common/stop-bounds.js';
import { stopStep } from '../common/stop-step.js';
import { Settings } from '../config/settings.js';
import { dataSourceOptions } from './data-source-options.js';
import { openDataSource } from './open-data-source.js';
import { watchDatabase } from './watch-database.js';
import { WriteGate } from './write-gate.js';

/** The database, migrated before anything uses it. */
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
          provide: WriteGate,
          inject: [DataSource, { token: Measurements, optional: true }],
          useFactory: (dataSource: DataSource, measurements?: Measurements) => {
            const gate = new WriteGate(dataSource);
            if (measurements !== undefined) watchDatabase(measurements, dataSource, gate);
            return gate;
          },
        },
      ],
      exports: [WriteGate],
    };
  }
}

/** A database whose closing holds up no stop: TypeORM waits for every statement under way. */
function closingInTime(dataSource: DataSource): DataSource {
  const destroy = dataSource.destroy.bind(dataSource);
  dataSource.destroy = async () => {
    await stopStep('close the database', STOP_BOUNDS.database, destroy);
  };
  return dataSource;
}

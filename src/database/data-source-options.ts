import sqlite3 from 'sqlite3';
import type { DataSourceOptions } from 'typeorm';
import { Session } from '../auth/session.entity.js';
import { User } from '../auth/user.entity.js';
import { PipelineExecution } from '../pipeline/pipeline-execution.entity.js';
import { Project } from '../projects/project.entity.js';
import { GithubSnapshotPerson } from '../snapshots/github-snapshot-person.entity.js';
import { GithubSnapshot } from '../snapshots/github-snapshot.entity.js';
import type { Settings } from '../config/settings.js';
import { CreateSchema1795305600000 } from './migrations/1795305600000-create-schema.js';
import { AddGithubSnapshots1795309200000 } from './migrations/1795309200000-add-github-snapshots.js';
import { SnakeCaseNamingStrategy } from './naming-strategy.js';

const SHARED = {
  entities: [User, Session, Project, PipelineExecution, GithubSnapshot, GithubSnapshotPerson],
  migrations: [CreateSchema1795305600000, AddGithubSnapshots1795309200000],
  namingStrategy: new SnakeCaseNamingStrategy(),
  migrationsRun: false,
  synchronize: false,
  logging: false,
} as const;

/** Milliseconds that a statement waits for another process's lock on the SQLite file before it fails. */
const SQLITE_BUSY_TIMEOUT = 5000;
/** Milliseconds to wait for a connection to PostgreSQL. */
const POSTGRES_CONNECT_TIMEOUT = 5000;
/** Milliseconds that one statement on PostgreSQL may take. */
const POSTGRES_STATEMENT_TIMEOUT = 15_000;

/** TypeORM switches on the driver's verbose mode, which takes a stack trace at every statement: a tenth of the time of a request. */
const QUIET_SQLITE: unknown = Object.create(sqlite3, { verbose: { value: () => sqlite3 } });

/** How to reach the database that the settings name. */
export function dataSourceOptions(settings: Pick<Settings, 'databaseUrl' | 'databasePoolSize'>): DataSourceOptions {
  if (settings.databaseUrl.startsWith('sqlite:')) {
    return {
      ...SHARED,
      entities: [...SHARED.entities],
      migrations: [...SHARED.migrations],
      type: 'sqlite',
      driver: QUIET_SQLITE,
      database: sqlitePath(settings.databaseUrl),
      enableWAL: true,
      busyTimeout: SQLITE_BUSY_TIMEOUT,
    };
  }
  return {
    ...SHARED,
    entities: [...SHARED.entities],
    migrations: [...SHARED.migrations],
    type: 'postgres',
    url: settings.databaseUrl,
    connectTimeoutMS: POSTGRES_CONNECT_TIMEOUT,
    extra: { max: settings.databasePoolSize, statement_timeout: POSTGRES_STATEMENT_TIMEOUT },
  };
}

/** `sqlite:./data/githire.sqlite` → `./data/githire.sqlite`. */
export function sqlitePath(databaseUrl: string): string {
  return databaseUrl.slice('sqlite:'.length);
}

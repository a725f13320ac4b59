import { Logger } from '@nestjs/common';
import sqlite3 from 'sqlite3';
import type { DataSourceOptions } from 'typeorm';
import { Session } from '../../auth/sessions/session.entity.js';
import { User } from '../../auth/user.entity.js';
import { PipelineRun } from '../../pipeline/runs/pipeline-run.entity.js';
import { Project } from '../../projects/project.entity.js';
import { GithubSnapshotPerson } from '../../cached-responses/github-snapshot-person.entity.js';
import { GithubSnapshot } from '../../cached-responses/github-snapshot.entity.js';
import type { Settings } from '../config/settings.js';
import { deadlineClient } from './deadline-client.js';
import { CreateSchema1795305600000 } from './migrations/1795305600000-create-schema.js';
import { AddGithubSnapshots1795309200000 } from './migrations/1795309200000-add-github-snapshots.js';
import { AddLeases1795312800000 } from './migrations/1795312800000-add-leases.js';
import { SnakeCaseNamingStrategy } from './naming-strategy.js';

const logger = new Logger('Database');

const SHARED = {
  entities: [User, Session, Project, PipelineRun, GithubSnapshot, GithubSnapshotPerson],
  migrations: [CreateSchema1795305600000, AddGithubSnapshots1795309200000, AddLeases1795312800000],
  namingStrategy: new SnakeCaseNamingStrategy(),
  migrationsRun: false,
  synchronize: false,
  logging: false,
} as const;

/**
 * Milliseconds for which the engine itself waits for another process's lock on the SQLite file. Short: the one
 * connection stands still meanwhile. `whileLocked` goes on from there.
 */
const SQLITE_BUSY_TIMEOUT = 10;

/**
 * How long PostgreSQL may take for what, in milliseconds; docs/database.md tells why.
 */
export const POSTGRES_LIMITS = {
  /** For a connection: a new one, or a free one of the pool. */
  connect: 5000,
  /** For one statement, waiting for locks included; the server ends it. */
  statement: 8000,
  /**
   * For the answer to a statement; the client gives the connection up. Longer than the server's, which tells more; and
   * with the wait for a connection under 15 seconds, which is what a client waits at most for a yes or a no.
   */
  answer: 9500,
  /** For the next statement of a transaction; then the server undoes it, and its locks are free. */
  idleInTransaction: 30_000,
  /** Silence after which TCP asks whether the other end is still there. */
  keepAliveDelay: 10_000,
} as const;

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
    applicationName: 'githire',
    connectTimeoutMS: POSTGRES_LIMITS.connect,
    // A connection that is lost while idle is nobody's error: the pool drops it.
    poolErrorHandler: (error: Error) => logger.warn(`An idle connection to PostgreSQL was lost: ${error.message}`),
    extra: {
      Client: deadlineClient(),
      max: settings.databasePoolSize,
      statement_timeout: POSTGRES_LIMITS.statement,
      query_timeout: POSTGRES_LIMITS.answer,
      idle_in_transaction_session_timeout: POSTGRES_LIMITS.idleInTransaction,
      keepAlive: true,
      keepAliveInitialDelayMillis: POSTGRES_LIMITS.keepAliveDelay,
    },
  };
}

/** `sqlite:./data/githire.sqlite` → `./data/githire.sqlite`. */
export function sqlitePath(databaseUrl: string): string {
  return databaseUrl.slice('sqlite:'.length);
}

import { Logger } from '@nestjs/common';
import sqlite3 from 'sqlite3';
import { type DataSourceOptions } from 'typeorm';
import { ApiKey } from '../../auth/api-keys/api-key.entity.js';
import { AccountMail } from '../../auth/mails/account-mail.entity.js';
import { PasswordReset } from '../../auth/passwords/password-reset.entity.js';
import { Session } from '../../auth/sessions/session.entity.js';
import { User } from '../../auth/user.entity.js';
import { PipelineRun } from '../../pipeline/runs/pipeline-run.entity.js';
import { Preset } from '../../projects/presets/preset.entity.js';
import { ProjectMember } from '../../projects/members/project-member.entity.js';
import { Project } from '../../projects/project.entity.js';
import { GithubCachedResponsePerson } from '../../cached-responses/github-cached-response-person.entity.js';
import { GithubCachedResponse } from '../../cached-responses/github-cached-response.entity.js';
import { AuditEvent } from '../audit/audit-event.entity.js';
import { AuditHead } from '../audit/audit-head.entity.js';
import { type Settings } from '../config/settings.js';
import { deadlineClient } from './deadline-client.js';
import { CreateSchema1795305600000 } from './migrations/1795305600000-create-schema.js';
import { AddGithubSnapshots1795309200000 } from './migrations/1795309200000-add-github-snapshots.js';
import { AddLeases1795312800000 } from './migrations/1795312800000-add-leases.js';
import { AddApiKeys1795316400000 } from './migrations/1795316400000-add-api-keys.js';
import { WidenUserIds1795320000000 } from './migrations/1795320000000-widen-user-ids.js';
import { AddAccountMails1795323600000 } from './migrations/1795323600000-add-account-mails.js';
import { AddAuditLog1795327200000 } from './migrations/1795327200000-add-audit-log.js';
import { StoreEvidenceOnce1795330800000 } from './migrations/1795330800000-store-evidence-once.js';
import { AddProjectMembers1795334400000 } from './migrations/1795334400000-add-project-members.js';
import { AddPresets1795338000000 } from './migrations/1795338000000-add-presets.js';
import { PrefixedNamingStrategy } from './naming-strategy.js';

const logger = new Logger('Database');

/** Every entity of GitHire, for a host application that wants to read its tables. */
export const GITHIRE_ENTITIES = [
  User,
  Session,
  ApiKey,
  PasswordReset,
  AccountMail,
  AuditEvent,
  AuditHead,
  Project,
  ProjectMember,
  Preset,
  PipelineRun,
  GithubCachedResponse,
  GithubCachedResponsePerson,
];

/** Every migration of GitHire, in order. They run at the start; a host application needs them only to look at them. */
export const GITHIRE_MIGRATIONS = [
  CreateSchema1795305600000,
  AddGithubSnapshots1795309200000,
  AddLeases1795312800000,
  AddApiKeys1795316400000,
  WidenUserIds1795320000000,
  AddAccountMails1795323600000,
  AddAuditLog1795327200000,
  StoreEvidenceOnce1795330800000,
  AddProjectMembers1795334400000,
  AddPresets1795338000000,
];

/** What the database is opened with. */
export interface DatabaseOptions extends Pick<Settings, 'databaseUrl' | 'databasePoolSize'> {
  /** Before the name of every table, index and the migrations table; default none. */
  tablePrefix?: string;
}

function shared(tablePrefix: string) {
  return {
    entities: GITHIRE_ENTITIES,
    migrations: GITHIRE_MIGRATIONS,
    namingStrategy: new PrefixedNamingStrategy(tablePrefix),
    entityPrefix: tablePrefix,
    migrationsTableName: `${tablePrefix}migrations`,
    migrationsRun: false,
    synchronize: false,
    logging: false,
  };
}

/**
 * How long SQLite itself waits for another process's lock on the file, in milliseconds. Short, because the only
 * connection is blocked meanwhile; `whileLocked` continues the wait.
 */
const SQLITE_BUSY_TIMEOUT = 10;

/** Timeouts for PostgreSQL in milliseconds; docs/database.md gives the reasons. */
export const POSTGRES_LIMITS = {
  /** To get a connection: a new one, or a free one of the pool. */
  connect: 5000,
  /** For one statement, including waits for locks; enforced by the server. */
  statement: 8000,
  /**
   * For the response to a statement; then the client drops the connection. Longer than the server's timeout, which
   * gives a better error; together with the wait for a connection under 15 seconds, the longest that a client waits for
   * a yes or no.
   */
  answer: 9500,
  /** For the next statement of a transaction; then the server rolls it back and releases its locks. */
  idleInTransaction: 30_000,
  /** Idle time after which TCP checks whether the other end still exists. */
  keepAliveDelay: 10_000,
} as const;

/**
 * TypeORM switches on the driver's verbose mode, which records a stack trace for every statement: a tenth of the time
 * of a request.
 */
const QUIET_SQLITE: unknown = Object.create(sqlite3, { verbose: { value: () => sqlite3 } });

/** The TypeORM options for the database in the settings. */
export function dataSourceOptions(settings: DatabaseOptions): DataSourceOptions {
  const common = shared(settings.tablePrefix ?? '');
  if (settings.databaseUrl.startsWith('sqlite:')) {
    return {
      ...common,
      type: 'sqlite',
      driver: QUIET_SQLITE,
      database: sqlitePath(settings.databaseUrl),
      enableWAL: true,
      busyTimeout: SQLITE_BUSY_TIMEOUT,
    };
  }
  return {
    ...common,
    type: 'postgres',
    url: settings.databaseUrl,
    applicationName: 'githire',
    connectTimeoutMS: POSTGRES_LIMITS.connect,
    // A connection lost while idle is not an error for anybody: the pool drops it.
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

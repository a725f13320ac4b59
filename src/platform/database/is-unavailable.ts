import { Problem } from '../common/problem.js';

/** Why the database is temporarily unavailable. */
export type DatabaseOutage = 'no_answer' | 'disk_full' | 'locked';

/** Seconds after which a client may retry. */
const RETRY_AFTER_SECONDS = 5;

const DETAILS: Readonly<Record<DatabaseOutage, string>> = {
  no_answer:
    'The database does not answer. Nothing of this request is certain to be saved; try again in a few seconds.',
  disk_full: 'The disk of the database is full. Nothing of this request was saved.',
  locked: 'The database is locked by another process. Nothing of this request was saved; try again in a few seconds.',
};

/** SQLite's primary result codes (sqlite.org/rescode.html), as node-sqlite3 names them. */
const OUTAGE_OF_SQLITE_CODE: Readonly<Record<string, DatabaseOutage>> = {
  SQLITE_BUSY: 'locked',
  SQLITE_LOCKED: 'locked',
  SQLITE_FULL: 'disk_full',
  SQLITE_IOERR: 'no_answer',
  SQLITE_CANTOPEN: 'no_answer',
};

/** SQLSTATEs of PostgreSQL (appendix A of its manual); class 08, connection exceptions, is added below. */
const OUTAGE_OF_SQLSTATE: Readonly<Record<string, DatabaseOutage>> = {
  '25006': 'no_answer', // read_only_sql_transaction: a standby answers until the new primary is there
  '25P03': 'no_answer', // idle_in_transaction_session_timeout
  '53100': 'disk_full',
  '53200': 'no_answer', // out_of_memory
  '53300': 'no_answer', // too_many_connections
  '57014': 'no_answer', // query_canceled, which statement_timeout does
  '57P01': 'no_answer', // admin_shutdown
  '57P02': 'no_answer', // crash_shutdown
  '57P03': 'no_answer', // cannot_connect_now
  '57P05': 'no_answer', // idle_session_timeout
  '58030': 'no_answer', // io_error
};

/** Error codes of the operating system for a failed or broken connection. */
const NETWORK_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Errors without a code that node-postgres, its pool and TypeORM throw when a connection is lost or not available. */
const LOST_CONNECTION = new RegExp(
  [
    '^Connection terminated',
    '^Query read timeout$',
    '^timeout expired$',
    '^timeout exceeded when trying to connect$',
    '^Client has encountered a connection error and is not queryable$',
    '^Client was closed and is not queryable$',
    // The connection broke between two statements of a transaction, so TypeORM released it (two of its errors).
    '^Query runner already released\\.',
    '^Database connection provided by a query runner was already released',
  ].join('|'),
);

/** Maximum depth of nested causes. */
const DEEPEST_CAUSE = 5;

/** The kind of outage that the error or one of its causes shows; undefined for any other error. */
export function databaseOutage(error: unknown): DatabaseOutage | undefined {
  let current = error;
  for (let depth = 0; depth < DEEPEST_CAUSE && typeof current === 'object' && current !== null; depth += 1) {
    const { code, message, cause, driverError } = current as {
      code?: unknown;
      message?: unknown;
      cause?: unknown;
      driverError?: unknown;
    };
    const outage =
      outageOfCode(code) ?? (typeof message === 'string' && LOST_CONNECTION.test(message) ? 'no_answer' : undefined);
    if (outage !== undefined) return outage;
    current = driverError ?? cause;
  }
  return undefined;
}

/** Whether an error means that the database is temporarily unavailable, so that a retry may succeed. */
export function isUnavailable(error: unknown): boolean {
  return databaseOutage(error) !== undefined;
}

/**
 * The problem for a temporary outage of the database, with the error as its cause; any other error is returned
 * unchanged.
 */
export function outageProblem(error: unknown): unknown {
  const outage = databaseOutage(error);
  if (outage === undefined || error instanceof Problem) return error;
  return new Problem('not_ready', DETAILS[outage], { cause: error, retryAfterSeconds: RETRY_AFTER_SECONDS });
}

function outageOfCode(code: unknown): DatabaseOutage | undefined {
  if (typeof code !== 'string') return undefined;
  if (NETWORK_CODES.has(code) || /^08...$/.test(code)) return 'no_answer';
  return OUTAGE_OF_SQLITE_CODE[code] ?? OUTAGE_OF_SQLSTATE[code];
}

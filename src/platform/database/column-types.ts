import { type ColumnOptions } from 'typeorm';

/**
 * Column types that mean the same on SQLite and PostgreSQL. Identifiers and times are made in code: SQLite's own
 * clock has whole seconds, and the order of two rows must not depend on it.
 */

/** A UUID in its text form. */
export const UUID_COLUMN = { type: 'varchar', length: 36 } as const satisfies ColumnOptions;

/** The id of a user: a UUID, or the own id of a host application. */
export const USER_ID_COLUMN = { type: 'varchar', length: 128 } as const satisfies ColumnOptions;

/**
 * A whole number that grows with use: 32 bits would be used up one day. PostgreSQL's driver returns 64 bits as text; numbers
 * of JavaScript are exact up to 2^53.
 */
export const COUNT_COLUMN = {
  type: 'bigint',
  transformer: { to: (value: unknown) => value, from: Number },
} as const satisfies ColumnOptions;

/** A time in ISO 8601, UTC, with milliseconds (`2026-11-22T06:12:00.000Z`); sorts as text. */
export const TIME_COLUMN = { type: 'varchar', length: 24 } as const satisfies ColumnOptions;

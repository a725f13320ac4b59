import { QueryFailedError } from 'typeorm';

/** SQLSTATE of a unique violation in PostgreSQL. */
const POSTGRES_UNIQUE_VIOLATION = '23505';

/** Whether a statement failed because a row with the same key exists. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, message } = error.driverError as { code?: unknown; message: string };
  return (
    code === POSTGRES_UNIQUE_VIOLATION || (code === 'SQLITE_CONSTRAINT' && message.includes('UNIQUE constraint failed'))
  );
}

import { type EntityManager } from 'typeorm';
import { User } from '../user.entity.js';

/**
 * Makes a transaction that counts something of a user wait for others that do so. PostgreSQL locks the user's row: of
 * two requests at the same moment, the second one counts after the first one has committed. SQLite runs one
 * transaction at a time.
 * @returns false if there is no such user
 */
export async function lockUser(manager: EntityManager, userId: string): Promise<boolean> {
  const isPostgres = manager.connection.options.type === 'postgres';
  const user = await manager.findOne(User, {
    select: { userId: true },
    where: { userId },
    ...(isPostgres ? { lock: { mode: 'for_no_key_update' as const } } : {}),
  });
  return user !== null;
}

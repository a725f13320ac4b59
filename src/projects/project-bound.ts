import { type EntityManager } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Problem } from '../platform/common/problem.js';
import { Project } from './project.entity.js';

/**
 * Lets a transaction store a new project of a user, unless the user then has too many. It counts after `store`, so that a
 * request that repeats an earlier one is recognised first. On PostgreSQL the user's row is locked: of two requests at the same
 * moment the second one counts when the first one is done. On SQLite there is one transaction at a time anyway.
 * @throws Problem `too_many_projects`, on which the transaction must be undone
 */
export async function withinProjectBound(
  manager: EntityManager,
  userId: string,
  most: number,
  store: () => Promise<void>,
): Promise<void> {
  if (manager.connection.options.type === 'postgres') {
    await manager.findOne(User, { select: { userId: true }, where: { userId }, lock: { mode: 'for_no_key_update' } });
  }
  await store();
  if ((await manager.countBy(Project, { userId })) > most) {
    throw new Problem(
      'too_many_projects',
      `You have ${most} projects, and no more are allowed. Delete some that you no longer need.`,
    );
  }
}

import { type EntityManager } from 'typeorm';
import { lockUser } from '../auth/accounts/lock-user.js';
import { Problem } from '../platform/common/problem.js';
import { Project } from './project.entity.js';

/**
 * Lets a transaction store a new project of a user, unless the user then has too many. It counts after `store`, so that
 * a request that repeats an earlier one is recognised first.
 * @throws Problem `too_many_projects`, after which the transaction must be rolled back
 */
export async function withinProjectBound(
  manager: EntityManager,
  userId: string,
  most: number,
  store: () => Promise<void>,
): Promise<void> {
  await lockUser(manager, userId);
  await store();
  if ((await manager.countBy(Project, { userId })) > most) {
    throw new Problem(
      'too_many_projects',
      `You have ${most} projects, and no more are allowed. Delete some that you no longer need.`,
    );
  }
}

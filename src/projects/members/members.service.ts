import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { lockUser } from '../../auth/accounts/lock-user.js';
import { AttemptBudgets } from '../../auth/attempts/attempt-budgets.js';
import { emailKey } from '../../auth/email-address.js';
import { type FoundUser, KnownUsers } from '../../auth/known-users.js';
import { AccessEnds } from '../../auth/sessions/access-ends.js';
import { Clock } from '../../platform/common/clock.js';
import { Problem } from '../../platform/common/problem.js';
import { CONNECTION } from '../../platform/database/connection.js';
import { Transactions } from '../../platform/database/transactions.js';
import { validationProblem } from '../../platform/http/input/validation.js';
import { noSuchProject } from '../access/project-access.service.js';
import { type ProjectAccess } from '../project-access.js';
import { Project } from '../project.entity.js';
import { type MembershipView, type MembersView, type MemberView, type ShareRequest } from './member.dto.js';
import { ProjectMember } from './project-member.entity.js';

/**
 * With how many others a project can be shared. Chosen by judgement: a hiring team and its interviewers, and few enough
 * for a person to look through.
 */
export const MAX_MEMBERS = 50;

const WITH_USER = {
  select: {
    projectId: true,
    userId: true,
    role: true,
    addedAt: true,
    user: { userId: true, email: true, name: true },
  },
  relations: { user: true },
} as const;

/** The users with whom a project is shared. Who may call these methods is said in the table of actions. */
@Injectable()
export class MembersService {
  constructor(
    @InjectRepository(ProjectMember, CONNECTION) private readonly members: Repository<ProjectMember>,
    private readonly transactions: Transactions,
    private readonly users: KnownUsers,
    private readonly budgets: AttemptBudgets,
    private readonly ends: AccessEnds,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not_found` if the project was deleted meanwhile */
  async list(projectId: string): Promise<MembersView> {
    const { user: owner } = await this.ownerOf(projectId);
    const members = await this.stored(projectId);
    return { owner, members: members.map(viewOf), total: members.length };
  }

  /**
   * Shares a project with the user of an address, or changes the role of a member.
   *
   * An unknown address is 404 with the field: the owner has typed it and must be able to correct it. That tells whether
   * there is an account, as registration does, so it is bounded like there: the budget counts every address that is not
   * of a member already, whether or not it has an account.
   * @throws Problem `not_found`, `validation_failed` for the owner's own address, `too_many_members`, `too_many_attempts`
   */
  async share({ projectId, ownerId }: ProjectAccess, { email, role }: ShareRequest): Promise<MemberView> {
    const key = emailKey(email);
    const member = (await this.stored(projectId)).find(({ user }) => emailKey(user.email) === key);
    if (member !== undefined) {
      const { affected } = await this.members.update({ projectId, userId: member.userId }, { role });
      if (affected === 0) throw notFoundByEmail('This member has just left the project. Share it again.');
      return { ...viewOf(member), role };
    }
    const { user: owner } = await this.ownerOf(projectId);
    if (emailKey(owner.email) === key)
      throw validationProblem([{ field: 'email', message: 'email is the address of the owner of this project' }]);
    await this.budgets.spend('memberSearch', { userId: ownerId });
    const found = theOnly(await this.users.findByEmail(email));
    const addedAt = this.clock.now().toISOString();
    await this.transactions.run((manager) => add(manager, { projectId, userId: found.userId, role, addedAt }));
    return { ...found, role, addedAt };
  }

  /**
   * @returns who was removed: at least one
   * @throws Problem `not_found` if no member has this address
   */
  async remove(projectId: string, email: string): Promise<string[]> {
    const key = emailKey(email);
    // Users of a host application may share an address.
    const found = (await this.stored(projectId)).filter(({ user }) => emailKey(user.email) === key);
    if (found.length === 0) throw notFoundByEmail('No member of this project has this address.');
    for (const { userId } of found) await this.end(projectId, userId);
    return found.map(({ userId }) => userId);
  }

  /** @throws Problem `not_found` if the user is the owner */
  async leave(userId: string, projectId: string): Promise<void> {
    if (!(await this.end(projectId, userId)))
      throw new Problem('not_found', 'You are no member of this project: its owner cannot leave it.');
  }

  /** The projects of others that are shared with a user, in the order in which they were. */
  async listOf(userId: string): Promise<MembershipView[]> {
    const rows = await this.members.find({
      select: { projectId: true, role: true, addedAt: true, project: { projectId: true, name: true, userId: true } },
      where: { userId },
      relations: { project: true },
      order: { addedAt: 'ASC', projectId: 'ASC' },
    });
    return rows.flatMap(({ projectId, project, role, addedAt }) =>
      project === undefined ? [] : [{ projectId, projectName: project.name, ownerId: project.userId, role, addedAt }],
    );
  }

  /** Ends a membership, and the open responses that rest on it. Returns false if there was none. */
  private async end(projectId: string, userId: string): Promise<boolean> {
    const { affected } = await this.members.delete({ projectId, userId });
    this.ends.tell(userId);
    return affected === 1;
  }

  private async stored(projectId: string): Promise<StoredMember[]> {
    const rows = await this.members.find({
      ...WITH_USER,
      where: { projectId },
      order: { addedAt: 'ASC', userId: 'ASC' },
    });
    return rows.flatMap(({ user, ...row }) => (user === undefined ? [] : [{ ...row, user: shown(user) }]));
  }

  private async ownerOf(projectId: string): Promise<{ user: FoundUser }> {
    const project = await this.members.manager.findOne(Project, {
      select: { projectId: true, user: { userId: true, email: true, name: true } },
      where: { projectId },
      relations: { user: true },
    });
    if (project?.user === undefined) throw noSuchProject();
    return { user: shown(project.user) };
  }
}

type StoredMember = Pick<ProjectMember, 'userId' | 'role' | 'addedAt'> & { user: FoundUser };

/**
 * Stores a new member. The project's row is locked, so that of several requests at once each counts the others'.
 * @throws Problem `not_found` if project or user was deleted meanwhile, `too_many_members`
 */
async function add(manager: EntityManager, member: Omit<ProjectMember, 'user' | 'project'>): Promise<void> {
  const { projectId, userId } = member;
  const isPostgres = manager.connection.options.type === 'postgres';
  const project = await manager.findOne(Project, {
    select: { projectId: true },
    where: { projectId },
    ...(isPostgres ? { lock: { mode: 'for_no_key_update' as const } } : {}),
  });
  if (project === null) throw noSuchProject();
  if (!(await lockUser(manager, userId))) throw noSuchUser();
  if ((await manager.countBy(ProjectMember, { projectId })) >= MAX_MEMBERS) {
    throw new Problem('too_many_members', `A project has at most ${MAX_MEMBERS} members. Remove some of them first.`);
  }
  // The same request may have come twice: the newest role counts.
  await manager.upsert(ProjectMember, member, ['projectId', 'userId']);
}

function theOnly(found: FoundUser[]): FoundUser {
  const [user, other] = found;
  if (user === undefined) throw noSuchUser();
  // Only users of a host application can share an address.
  if (other !== undefined) throw notFoundByEmail('Several users have this address, so it does not say whom you mean.');
  return user;
}

function noSuchUser(): Problem {
  return notFoundByEmail('There is no account with this address.');
}

function notFoundByEmail(message: string): Problem {
  return new Problem('not_found', message, { errors: [{ field: 'email', message }] });
}

function shown({ userId, email, name }: FoundUser): FoundUser {
  return { userId, email, name };
}

function viewOf({ user, role, addedAt }: StoredMember): MemberView {
  return { ...user, role, addedAt };
}

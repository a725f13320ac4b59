import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '../../platform/common/clock.js';
import { firstCharacters } from '../../platform/common/clean-text.js';
import { CONNECTION } from '../../platform/database/connection.js';
import { type FoundUser, KnownUsers } from '../known-users.js';
import { User } from '../user.entity.js';
import { type HostUser } from './host-auth.js';

/** What fits into the columns. */
const LONGEST = { id: 128, email: 320, name: 200 } as const;

/** The users of a host application: a row is made at first sight, and refreshed when e-mail address or name change. */
@Injectable()
export class HostUsers extends KnownUsers {
  constructor(
    @InjectRepository(User, CONNECTION) private readonly users: Repository<User>,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Stores who was seen, and returns their id. A name that the host leaves out is not changed. */
  async see(user: HostUser): Promise<string> {
    const userId = checkedId(user.id);
    const given = { email: fitting(user.email, LONGEST.email) ?? '', ...nameOf(user) };
    const stored = await this.users.findOne({ select: { userId: true, email: true, name: true }, where: { userId } });
    if (stored === null) await this.insert(userId, given);
    else if (stored.email !== given.email || (given.name !== undefined && stored.name !== given.name))
      await this.users.update({ userId }, { ...given, updatedAt: this.now() });
    return userId;
  }

  /** A user for whom host code works before their first request gets a row without an e-mail address until then. */
  async require(userId: string): Promise<void> {
    if (!(await this.users.existsBy({ userId: checkedId(userId) }))) await this.insert(userId, { email: '' });
  }

  /** The keys of addresses are not theirs here (`emailKeyOf`), so all users are looked through: seldom, and bounded. */
  findByEmail(email: string): Promise<FoundUser[]> {
    return (
      this.users
        .createQueryBuilder('user')
        .select(['user.userId', 'user.email', 'user.name'])
        // SQLite lowers ASCII letters only; an address with others must be typed as the host spells it.
        .where('LOWER(user.email) = LOWER(:email)', { email })
        .orderBy('user.userId')
        .limit(2)
        .getMany()
    );
  }

  private async insert(userId: string, { email, name = null }: { email: string; name?: string | null }): Promise<void> {
    const now = this.now();
    const emailKey = emailKeyOf(userId);
    await this.users
      .createQueryBuilder()
      .insert()
      .values({ userId, email, emailKey, name, hashedPassword: '', createdAt: now, updatedAt: now, lastLogin: null })
      // Another request of the same user may have been faster.
      .orIgnore()
      .updateEntity(false)
      .execute();
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

/**
 * The key of a normalised address is unique and finds an account at login. Users of a host do not log in here, and may
 * share an address, so theirs is made from their id; the space keeps it unlike every address.
 */
function emailKeyOf(userId: string): string {
  return `host ${userId}`;
}

function checkedId(id: unknown): string {
  const isId =
    typeof id === 'string' && id.length > 0 && id.length <= LONGEST.id && id.isWellFormed() && !id.includes('\0');
  if (!isId) throw new Error('The id of a user of the host must be a string of 1 to 128 characters');
  return id;
}

function nameOf({ name }: HostUser): { name?: string | null } {
  return name === undefined ? {} : { name: fitting(name, LONGEST.name) };
}

/** A text that both databases can store, cut to the length of its column. */
function fitting(text: unknown, length: number): string | null {
  if (typeof text !== 'string') return null;
  return firstCharacters(text.replaceAll('\0', '').toWellFormed(), length) || null;
}

import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, MoreThan, Repository } from 'typeorm';
import { Clock } from '../../platform/common/clock.js';
import { CONNECTION } from '../../platform/database/connection.js';
import { Transactions } from '../../platform/database/transactions.js';
import { lockUser } from '../accounts/lock-user.js';
import { PASSWORD_RESET_INTERVAL, PASSWORD_RESET_LIFETIME } from '../auth.limits.js';
import { AccountMail } from '../mails/account-mail.entity.js';
import { PasswordReset } from './password-reset.entity.js';

/** Bytes of a token. */
const TOKEN_BYTES = 32;

/** The tokens that reset passwords: one for each account, used once, only their hashes stored. */
@Injectable()
export class PasswordResetTokens {
  constructor(
    @InjectRepository(PasswordReset, CONNECTION) private readonly resets: Repository<PasswordReset>,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a token for an account, in place of an earlier one. Null where the account is gone, or has been given a token
   * within `PASSWORD_RESET_INTERVAL`: strangers must not be able to fill the mailbox of a user.
   */
  async issue(userId: string): Promise<string | null> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const now = this.clock.now();
    const inSeconds = (seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString();
    return this.transactions.run(async (manager) => {
      if (!(await lockUser(manager, userId))) return null;
      const isRecent = await manager.existsBy(PasswordReset, {
        userId,
        createdAt: MoreThan(inSeconds(-PASSWORD_RESET_INTERVAL)),
      });
      if (isRecent) return null;
      await manager.delete(PasswordReset, { userId });
      await manager.insert(PasswordReset, {
        userId,
        tokenHash: hashOf(token),
        createdAt: now.toISOString(),
        expiresAt: inSeconds(PASSWORD_RESET_LIFETIME),
      });
      return token;
    });
  }

  /** Removes a token whose mail was not delivered. */
  async withdraw(token: string): Promise<void> {
    await this.transactions.run((manager) => manager.delete(PasswordReset, { tokenHash: hashOf(token) }));
  }

  /** The account of a valid token, which remains valid; null if it is unknown, used or expired. */
  async read(token: string): Promise<string | null> {
    const reset = await this.resets.findOneBy({ tokenHash: hashOf(token), expiresAt: MoreThan(this.now()) });
    return reset?.userId ?? null;
  }

  /** Uses up a valid token in a transaction; false if it is unknown, used or expired. */
  async use(manager: EntityManager, token: string): Promise<boolean> {
    const valid = { tokenHash: hashOf(token), expiresAt: MoreThan(this.now()) };
    return (await manager.delete(PasswordReset, valid)).affected === 1;
  }

  /** Ends the token of an account in a transaction, and the mail that would bring one. */
  async end(manager: EntityManager, userId: string): Promise<void> {
    await manager.delete(PasswordReset, { userId });
    await manager.delete(AccountMail, { userId, kind: 'password-reset' });
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

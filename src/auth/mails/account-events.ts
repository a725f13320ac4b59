import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type AccountAction } from '../../platform/audit/audit-actions.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/common/clock.js';
import { IdGenerator } from '../../platform/common/ids.js';
import { Settings } from '../../platform/config/settings.js';
import { AccountMail, type MailKind } from './account-mail.entity.js';
import { MailSender } from './mail-sender.service.js';

/** What tells the owner of an account by mail. */
const MAIL_OF: Partial<Record<AccountAction, MailKind>> = {
  'account.password_changed': 'password-changed',
  'account.password_reset': 'password-changed',
  'account.email_changed': 'email-changed',
  'api_key.created': 'api-key-created',
};

/** Something that happened to an account. */
export interface AccountEvent {
  action: AccountAction;
  userId: string;
  /** The API key that it is about. */
  key?: { keyId: string; prefix: string };
  /** The address before a change: it is told, and not the new one. */
  formerEmail?: string;
}

/**
 * Records what happens to accounts in the audit log, and queues a mail to the owner where it matters. Mails are sent when
 * the transaction is committed, by any process, up to three times.
 */
@Injectable()
export class AccountEvents {
  constructor(
    private readonly audit: AuditLog,
    private readonly sender: MailSender,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  /** Records an event as the last part of its transaction: call `send` once it is committed. */
  async record(manager: EntityManager, { action, userId, key, formerEmail }: AccountEvent): Promise<void> {
    const kind = MAIL_OF[action];
    // Without a mail server it cannot be sent.
    if (kind !== undefined && this.settings.smtpUrl !== undefined)
      await this.queue(manager, { kind, userId, toAddress: formerEmail ?? null, detail: key?.prefix ?? null });
    const subject = key === undefined ? `user ${userId}` : `key ${key.keyId}`;
    // A login and a reset come before anybody is known as the caller.
    const actor =
      action === 'account.deleted' || key !== undefined ? undefined : ({ type: 'user', id: userId } as const);
    await this.audit.record(manager, { action, subject, actor });
  }

  /**
   * Queues a mail with a link to reset the password.
   * @param userId null queues a mail that is never sent, so that a request for an unknown address does the same work
   */
  async queueReset(manager: EntityManager, userId: string | null): Promise<void> {
    await this.queue(manager, { kind: 'password-reset', userId, toAddress: null, detail: null });
  }

  /** Begins to send what is queued. Returns at once and never throws. */
  send(): void {
    this.sender.send();
  }

  private async queue(
    manager: EntityManager,
    mail: Pick<AccountMail, 'kind' | 'userId' | 'toAddress' | 'detail'>,
  ): Promise<void> {
    const now = this.clock.now().toISOString();
    await manager.insert(AccountMail, { ...mail, mailId: this.ids.next(), attempts: 0, createdAt: now, dueAt: now });
  }
}

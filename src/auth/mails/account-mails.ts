import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Clock } from '../../platform/common/clock.js';
import { IdGenerator } from '../../platform/common/ids.js';
import { Settings } from '../../platform/config/settings.js';
import { AccountMail, type MailKind } from './account-mail.entity.js';
import { MailSender } from './mail-sender.service.js';

/** A mail to put into the queue. */
export interface QueuedMail {
  kind: MailKind;
  /** Null queues a mail that is never sent, so that a request for an unknown address does the same work. */
  userId: string | null;
  /** Where it goes if not to the account's address. */
  toAddress?: string;
  /** The beginning of an API key. */
  detail?: string;
}

/** Queues mails to the owners of accounts: they are sent when the transaction is committed, by any process, up to three times. */
@Injectable()
export class AccountMails {
  constructor(
    private readonly sender: MailSender,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  /** Adds a mail in a transaction: call `send` once it is committed. */
  async queue(manager: EntityManager, { kind, userId, toAddress, detail }: QueuedMail): Promise<void> {
    // Without a mail server only a reset counts: as a line in the log, or as an alarm.
    if (this.settings.smtpUrl === undefined && kind !== 'password-reset') return;
    const now = this.clock.now().toISOString();
    await manager.insert(AccountMail, {
      mailId: this.ids.next(),
      userId,
      kind,
      toAddress: toAddress ?? null,
      detail: detail ?? null,
      attempts: 0,
      createdAt: now,
      dueAt: now,
    });
  }

  /** Begins to send what is queued. Returns at once and never throws. */
  send(): void {
    this.sender.send();
  }
}

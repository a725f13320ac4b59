import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, LessThanOrEqual } from 'typeorm';
import { Clock } from '../../platform/common/clock.js';
import { Metrics } from '../../platform/common/metrics.js';
import { STOP_BOUNDS } from '../../platform/common/stop-bounds.js';
import { stopStep } from '../../platform/common/stop-step.js';
import { Timers } from '../../platform/common/timers.js';
import { DATA_SOURCE } from '../../platform/database/connection.js';
import { Transactions } from '../../platform/database/transactions.js';
import { MAIL_ATTEMPTS, MAIL_LOOK_INTERVAL, MAIL_PAUSE } from '../auth.limits.js';
import { AccountMailDelivery } from './account-mail-delivery.js';
import { AccountMail } from './account-mail.entity.js';

/** Sends the queued mails, one after the other. Several processes may do this at the same time. */
@Injectable()
export class MailSender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Mail');
  private stopLooking: () => void = () => undefined;
  private round: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    @Inject(DATA_SOURCE) private readonly database: DataSource,
    private readonly transactions: Transactions,
    private readonly delivery: AccountMailDelivery,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
    private readonly timers: Timers,
  ) {}

  onApplicationBootstrap(): void {
    this.stopLooking = this.timers.every(MAIL_LOOK_INTERVAL * 1000, () => this.send());
    this.send();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.stopLooking();
    // A mail that is not done by then is due again later.
    await stopStep('send the mail in hand', STOP_BOUNDS.mail, () => this.round ?? Promise.resolve());
  }

  /** Sends what is due. Returns at once and never throws. */
  send(): void {
    if (this.stopped) return;
    this.again = true;
    this.round ??= this.rounds()
      .catch((error: unknown) => this.logger.error('Mails could not be sent', error))
      .finally(() => {
        this.round = undefined;
        // Something was queued after the last look.
        if (this.again) this.send();
      });
  }

  /** Resolves when nothing is being sent. */
  async idle(): Promise<void> {
    while (this.round !== undefined) await this.round;
  }

  private async rounds(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      for (let mail = await this.nextDue(); mail !== null && !this.stopped; mail = await this.nextDue())
        await this.attempt(mail);
    }
  }

  private nextDue(): Promise<AccountMail | null> {
    const now = this.clock.now().toISOString();
    return this.database.manager.findOne(AccountMail, {
      where: { dueAt: LessThanOrEqual(now) },
      order: { dueAt: 'ASC' },
    });
  }

  private async attempt(mail: AccountMail): Promise<void> {
    const { mailId, kind, dueAt, attempts } = mail;
    const later = new Date(this.clock.now().getTime() + MAIL_PAUSE * 1000 * (attempts + 1)).toISOString();
    // Another process that looks at the same mail finds it moved on.
    const claim = await this.database.manager.update(
      AccountMail,
      { mailId, dueAt },
      { dueAt: later, attempts: attempts + 1 },
    );
    if (claim.affected !== 1) return;
    // The process that made the last attempt has ended in the middle of it.
    if (attempts >= MAIL_ATTEMPTS) {
      this.metrics.mailEnded(kind, 'failed');
      return this.done(mailId);
    }
    try {
      const outcome = await this.delivery.deliver(mail);
      this.metrics.mailEnded(kind, outcome);
      await this.done(mailId);
    } catch (error) {
      const isLast = attempts + 1 >= MAIL_ATTEMPTS;
      this.metrics.mailEnded(kind, isLast ? 'failed' : 'retried');
      this.logger.warn(
        `A mail (${kind}) could not be sent, attempt ${attempts + 1} of ${MAIL_ATTEMPTS}: ${error instanceof Error ? error.message : 'unknown'}`,
      );
      if (isLast) await this.done(mailId);
    }
  }

  private async done(mailId: string): Promise<void> {
    await this.transactions.run((manager) => manager.delete(AccountMail, { mailId }));
  }
}

import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { CONNECTION } from '../../platform/database/connection.js';
import { MailDelivery } from '../../platform/mail/mail-delivery.js';
import { PublicLinks } from '../../platform/mail/public-links.js';
import { PasswordResetTokens } from '../passwords/password-reset-tokens.js';
import { User } from '../user.entity.js';
import { type AccountMail } from './account-mail.entity.js';
import { mailText } from './mail-texts.js';

/** `withdrawn`: there is nothing to send any more; `no_server`: no mail server is set. */
export type MailOutcome = 'sent' | 'withdrawn' | 'no_server';

/** Writes a queued mail at the moment when it is sent, and delivers it. */
@Injectable()
export class AccountMailDelivery {
  constructor(
    @InjectRepository(User, CONNECTION) private readonly users: Repository<User>,
    private readonly delivery: MailDelivery,
    private readonly links: PublicLinks,
    private readonly tokens: PasswordResetTokens,
  ) {}

  /** @throws Error the mail server did not take it */
  async deliver(mail: AccountMail): Promise<MailOutcome> {
    const user = mail.userId === null ? null : await this.users.findOneBy({ userId: mail.userId });
    if (user === null) return 'withdrawn';
    if (!this.delivery.delivers) return 'no_server';
    if (mail.kind === 'password-reset') return this.deliverReset(mail, user.userId);
    await this.write(mail, user);
    return 'sent';
  }

  private async deliverReset(mail: AccountMail, userId: string): Promise<MailOutcome> {
    const token = await this.tokens.issue(userId);
    if (token === null) return 'withdrawn';
    // Read after the token was made: a change of the address before that is seen here, and a later one ends the token.
    // Otherwise a link that still works could go to the former address.
    const user = await this.users.findOneBy({ userId });
    if (user === null) return 'withdrawn';
    try {
      await this.write(mail, user, this.links.page('reset-password', { token }));
      return 'sent';
    } catch (error) {
      // Nobody knows this token; the next attempt makes another one.
      await this.tokens.withdraw(token);
      throw error;
    }
  }

  private write({ kind, toAddress, detail, createdAt }: AccountMail, { email }: User, resetLink?: string) {
    const text = mailText(kind, { happenedAt: createdAt, resetLink, detail });
    return this.delivery.deliver({ to: toAddress ?? email, ...text });
  }
}

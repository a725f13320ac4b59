import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { TIME_COLUMN, USER_ID_COLUMN, UUID_COLUMN } from '../../platform/database/column-types.js';
import { User } from '../user.entity.js';

/** What a mail to the owner of an account is about. */
export type MailKind = 'password-reset' | 'password-changed' | 'email-changed' | 'api-key-created';

/** A mail that is still to be sent. Its text is written only then, so that no link with a token is ever stored. */
@Entity('account_mails')
@Index('account_mails_by_time', ['dueAt'])
export class AccountMail {
  @PrimaryColumn(UUID_COLUMN)
  mailId: string;

  /** Null for the reset of an address without account: the request does the same work for it, and nothing is sent. */
  @Index('account_mails_by_user')
  @Column({ ...USER_ID_COLUMN, nullable: true })
  userId: string | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: User;

  @Column({ type: 'varchar', length: 32 })
  kind: MailKind;

  /** Where it goes if not to the account's address: the address before a change. */
  @Column({ type: 'varchar', length: 320, nullable: true })
  toAddress: string | null;

  /** What the text names: the beginning of an API key. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  detail: string | null;

  /** How often it was tried. */
  @Column({ type: 'integer' })
  attempts: number;

  @Column(TIME_COLUMN)
  createdAt: string;

  /** Not before this time. A process that sends it moves it on first, so that no other does the same. */
  @Column(TIME_COLUMN)
  dueAt: string;
}

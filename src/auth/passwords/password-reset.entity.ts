import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { TIME_COLUMN, USER_ID_COLUMN } from '../../platform/database/column-types.js';
import { User } from '../user.entity.js';

/** The one token with which an account's password can be reset. */
@Entity('password_resets')
export class PasswordReset {
  @PrimaryColumn(USER_ID_COLUMN)
  userId: string;

  @OneToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: User;

  /** SHA-256 of the token, in hexadecimal: a stolen database gives no access. */
  @Index('password_resets_by_hash', { unique: true })
  @Column({ type: 'varchar', length: 64 })
  tokenHash: string;

  @Column(TIME_COLUMN)
  createdAt: string;

  @Column(TIME_COLUMN)
  expiresAt: string;
}

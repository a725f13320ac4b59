import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { TIME_COLUMN, USER_ID_COLUMN, UUID_COLUMN } from '../../platform/database/column-types.js';
import { User } from '../user.entity.js';

/** An active session. The row is deleted at logout; the token is rejected from then on. */
@Entity('sessions')
@Index('sessions_by_user', ['userId', 'expiresAt'])
export class Session {
  /** The token's `jti`. */
  @PrimaryColumn(UUID_COLUMN)
  sessionId: string;

  @Column(USER_ID_COLUMN)
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: User;

  /** SHA-256 of the token, in hexadecimal: a stolen database gives no access. */
  @Column({ type: 'varchar', length: 64 })
  tokenHash: string;

  /** The client's own name, so that the user can recognise the session. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  userAgent: string | null;

  @Column(TIME_COLUMN)
  createdAt: string;

  @Column(TIME_COLUMN)
  expiresAt: string;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { TIME_COLUMN, USER_ID_COLUMN, UUID_COLUMN } from '../../platform/database/column-types.js';
import { User } from '../user.entity.js';

/** An API key. The row is deleted when the key is revoked; the key is rejected from then on. */
@Entity('api_keys')
@Index('api_keys_by_user', ['userId', 'createdAt'])
export class ApiKey {
  @PrimaryColumn(UUID_COLUMN)
  keyId: string;

  @Column(USER_ID_COLUMN)
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: User;

  /** What the user calls it. */
  @Column({ type: 'varchar', length: 100 })
  name: string;

  /** The beginning of the key, by which the user can recognise it. */
  @Column({ type: 'varchar', length: 16 })
  prefix: string;

  /** SHA-256 of the key, in hexadecimal: a stolen database gives no access. */
  @Index('api_keys_by_hash', { unique: true })
  @Column({ type: 'varchar', length: 64 })
  keyHash: string;

  /** Scopes with a space between two, as in RFC 6749 (3.3). */
  @Column({ type: 'varchar', length: 200 })
  scopes: string;

  @Column(TIME_COLUMN)
  createdAt: string;

  /** Correct to a minute; null before the first use. */
  @Column({ ...TIME_COLUMN, nullable: true })
  lastUsedAt: string | null;

  /** Null for a key that does not expire. */
  @Column({ ...TIME_COLUMN, nullable: true })
  expiresAt: string | null;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { TIME_COLUMN, USER_ID_COLUMN } from '../platform/database/column-types.js';

/** An account. */
@Entity('users')
export class User {
  @PrimaryColumn(USER_ID_COLUMN)
  userId: string;

  /** As the user entered it. */
  @Column({ type: 'varchar', length: 320 })
  email: string;

  /** The normalised address for comparison: NFKC, lower case. */
  @Index('users_email_key', { unique: true })
  @Column({ type: 'varchar', length: 320 })
  emailKey: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  name: string | null;

  /** argon2id, in the PHC string format. */
  @Column({ type: 'varchar', length: 255 })
  hashedPassword: string;

  @Column(TIME_COLUMN)
  createdAt: string;

  @Column(TIME_COLUMN)
  updatedAt: string;

  @Column({ ...TIME_COLUMN, nullable: true })
  lastLogin: string | null;
}

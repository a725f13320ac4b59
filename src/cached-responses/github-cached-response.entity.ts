import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { TIME_COLUMN } from '../platform/database/column-types.js';

/** Something GitHub said, kept until its time is up. Nothing is lost with a row: GitHub is asked again. */
@Entity('github_snapshots')
@Index('github_snapshots_by_expiry', ['expiresAt', 'size'])
export class GithubCachedResponse {
  /** SHA-256 of what was asked, in hexadecimal: a question holds whole search queries and has no greatest length. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  keyHash: string;

  /** When GitHub gave it. */
  @Column(TIME_COLUMN)
  fetchedAt: string;

  /** The moment from which it may no longer be used. */
  @Column(TIME_COLUMN)
  expiresAt: string;

  /** Length of the JSON in characters. */
  @Column({ type: 'integer' })
  size: number;

  /** The answer. */
  @Column({ type: 'text' })
  valueJson: string;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { TIME_COLUMN } from '../platform/database/column-types.js';

/** A response of GitHub, kept until it expires. A lost row does no harm: the response is requested again. */
@Entity('github_snapshots')
@Index('github_snapshots_by_expiry', ['expiresAt', 'size'])
export class GithubCachedResponse {
  /** SHA-256 of the key in hexadecimal: a key contains whole search queries and has no maximum length. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  keyHash: string;

  /** When GitHub sent the response. */
  @Column(TIME_COLUMN)
  fetchedAt: string;

  /** The time from which the response may no longer be used. */
  @Column(TIME_COLUMN)
  expiresAt: string;

  /** Length of the JSON in characters. */
  @Column({ type: 'integer' })
  size: number;

  /** The response as JSON. */
  @Column({ type: 'text' })
  valueJson: string;
}

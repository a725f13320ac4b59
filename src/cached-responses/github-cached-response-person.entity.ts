import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { GithubCachedResponse } from './github-cached-response.entity.js';

/** A person in a cached response, so that the response can be erased with them. */
@Entity('github_snapshot_people')
@Index('github_snapshot_people_by_snapshot', ['keyHash'])
export class GithubCachedResponsePerson {
  /** GitHub's numeric id. */
  @PrimaryColumn({ type: 'bigint' })
  githubId: number;

  @PrimaryColumn({ type: 'varchar', length: 64 })
  keyHash: string;

  @ManyToOne(() => GithubCachedResponse, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'key_hash' })
  cachedResponse?: GithubCachedResponse;
}

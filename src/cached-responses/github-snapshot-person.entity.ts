import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { GithubSnapshot } from './github-snapshot.entity.js';

/** A person whom a snapshot tells about, so that it can be erased with them. */
@Entity('github_snapshot_people')
@Index('github_snapshot_people_by_snapshot', ['keyHash'])
export class GithubSnapshotPerson {
  /** GitHub's numeric id. */
  @PrimaryColumn({ type: 'bigint' })
  githubId: number;

  @PrimaryColumn({ type: 'varchar', length: 64 })
  keyHash: string;

  @ManyToOne(() => GithubSnapshot, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'key_hash' })
  snapshot?: GithubSnapshot;
}

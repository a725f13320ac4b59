import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { COUNT_COLUMN, TIME_COLUMN, UUID_COLUMN } from '../database/column-types.js';

/** Who did something: a person with a session, a program with a key, the operator at the command line, or the service itself. */
export type ActorType = 'user' | 'key' | 'operator' | 'system';

/**
 * One entry of the audit log. Entries are never changed or deleted; they hold ids and numbers, no names. There is no
 * foreign key: an entry outlives the project and the account that it is about.
 */
@Entity('audit_events')
@Index('audit_events_by_project', ['projectId', 'seq'])
export class AuditEvent {
  /** Position in the log, from 1, without gaps. */
  @PrimaryColumn(COUNT_COLUMN)
  seq: number;

  @Column(TIME_COLUMN)
  at: string;

  @Column({ type: 'varchar', length: 10 })
  actorType: ActorType;

  /** The id of the user or of the key; null for the operator and the service. */
  @Column({ type: 'varchar', length: 128, nullable: true })
  actorId: string | null;

  @Column({ type: 'varchar', length: 40 })
  action: string;

  /** What it was done to, e.g. `project 01a2…`; a person is a keyed hash, so that an erased one is not named here. */
  @Column({ type: 'varchar', length: 160, nullable: true })
  subject: string | null;

  @Column({ ...UUID_COLUMN, nullable: true })
  projectId: string | null;

  /** The request's id, as in the log and in the answer. */
  @Column({ type: 'varchar', length: 128, nullable: true })
  requestId: string | null;

  /** Canonical JSON (RFC 8785's order of keys): ids, numbers and words of ours. */
  @Column({ type: 'text' })
  detail: string;

  /** The hash of the entry before; of the first one 64 zeros. */
  @Column({ type: 'varchar', length: 64 })
  prevHash: string;

  /** SHA-256 of `prevHash` and of all other columns. */
  @Column({ type: 'varchar', length: 64 })
  hash: string;
}

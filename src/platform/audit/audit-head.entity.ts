import { Column, Entity, PrimaryColumn } from 'typeorm';
import { COUNT_COLUMN } from '../database/column-types.js';

/** The end of the audit log, sealed with the installation's key: one row, none while the log is empty. Without it, entries cut off at the end would not show. */
@Entity('audit_head')
export class AuditHead {
  /** Always 1. */
  @PrimaryColumn({ type: 'integer' })
  headId: number;

  /** Of the last entry. */
  @Column(COUNT_COLUMN)
  seq: number;

  /** Of the last entry. */
  @Column({ type: 'varchar', length: 64 })
  hash: string;

  /** HMAC of `seq` and `hash`. */
  @Column({ type: 'varchar', length: 64 })
  seal: string;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { TIME_COLUMN, USER_ID_COLUMN, UUID_COLUMN } from '../../platform/database/column-types.js';
import { type StageName } from '../../domain/stage.js';
import { Project } from '../../projects/project.entity.js';

export const RUN_STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** The statuses of runs that have not ended. */
export const UNFINISHED: RunStatus[] = ['queued', 'running'];

/** One run of the pipeline for a project. */
@Entity('pipeline_executions')
@Index('pipeline_executions_by_project', ['projectId', 'createdAt'])
@Index('pipeline_executions_by_status', ['status', 'createdAt'])
@Index('pipeline_executions_by_idempotency_key', ['userId', 'idempotencyKey'], { unique: true })
export class PipelineRun {
  @PrimaryColumn(UUID_COLUMN)
  executionId: string;

  @Column(UUID_COLUMN)
  projectId: string;

  @ManyToOne(() => Project, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'project_id' })
  project?: Project;

  @Column(USER_ID_COLUMN)
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: User;

  @Column({ type: 'varchar', length: 20 })
  status: RunStatus;

  @Column({ type: 'varchar', length: 40, nullable: true })
  currentModule: StageName | null;

  /** 0 to 100; never decreases. */
  @Column({ type: 'integer' })
  progressPercentage: number;

  @Column({ type: 'varchar', length: 255, nullable: true })
  idempotencyKey: string | null;

  /** SHA-256 of the request, to detect that a key is reused with another body. */
  @Column({ type: 'varchar', length: 64 })
  requestHash: string;

  @Column(TIME_COLUMN)
  createdAt: string;

  @Column({ ...TIME_COLUMN, nullable: true })
  startedAt: string | null;

  /** The time by which the run has to end, also after a restart. */
  @Column({ ...TIME_COLUMN, nullable: true })
  deadlineAt: string | null;

  @Column({ ...TIME_COLUMN, nullable: true })
  completedAt: string | null;

  /** The status of each stage, as JSON: see `StageProgress`. */
  @Column({ type: 'text' })
  stagesJson: string;

  /** Why the run failed, as a problem document with `module`. */
  @Column({ type: 'text', nullable: true })
  errorJson: string | null;

  /** The process that holds the lease, or null. The lease is valid as long as `leaseBeat` increases. */
  @Column({ ...UUID_COLUMN, nullable: true })
  leaseOwner: string | null;

  /** The number of heartbeats of the holder. */
  @Column({ type: 'integer', default: 0 })
  leaseBeat: number;

  /** The number of checkpoints. */
  @Column({ type: 'integer', default: 0 })
  checkpoint: number;

  /** How often a process died with this run since the last checkpoint. */
  @Column({ type: 'integer', default: 0 })
  crashes: number;

  /** How often a process died with this run in total. */
  @Column({ type: 'integer', default: 0 })
  interruptions: number;

  /** The number of changes of the run's status; also the id of an event. */
  @Column({ type: 'integer', default: 0 })
  revision: number;

  /** The request, as JSON: see `RunRequest`. */
  @Column({ type: 'text' })
  requestJson: string;
}

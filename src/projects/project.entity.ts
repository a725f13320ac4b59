import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { TIME_COLUMN, USER_ID_COLUMN, UUID_COLUMN } from '../platform/database/column-types.js';
import { type ProjectStatus } from './project-status.js';

/** A posting and the results of its run. */
@Entity('projects')
@Index('projects_by_user', ['userId', 'createdAt', 'projectId'])
@Index('projects_by_user_and_status', ['userId', 'status', 'createdAt', 'projectId'])
export class Project {
  @PrimaryColumn(UUID_COLUMN)
  projectId: string;

  @Column(USER_ID_COLUMN)
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: User;

  @Column({ type: 'varchar', length: 200 })
  name: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  jobTitle: string | null;

  @Column({ type: 'varchar', length: 20 })
  status: ProjectStatus;

  @Column({ type: 'varchar', length: 200, nullable: true })
  location: string | null;

  @Column({ type: 'integer' })
  candidateCount: number;

  @Column({ type: 'double precision', nullable: true })
  avgScore: number | null;

  @Column(TIME_COLUMN)
  createdAt: string;

  @Column(TIME_COLUMN)
  updatedAt: string;

  @Column({ ...TIME_COLUMN, nullable: true })
  pipelineStartTime: string | null;

  @Column({ ...TIME_COLUMN, nullable: true })
  pipelineEndTime: string | null;

  @Column({ type: 'text' })
  jobDescriptionText: string;

  /** The results of the stages, as JSON: see `ProjectResults`. */
  @Column({ type: 'text', nullable: true })
  resultsJson: string | null;

  /** The `work` of the results, as JSON. It is apart because most responses leave it out. */
  @Column({ type: 'text', nullable: true })
  workJson: string | null;
}

import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { TIME_COLUMN, USER_ID_COLUMN, UUID_COLUMN } from '../../platform/database/column-types.js';
import { Project } from '../project.entity.js';

/** The roles that an owner gives to others. */
export const MEMBER_ROLES = ['reader', 'editor'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** A user with whom the owner of a project shares it. The owner has no row. */
@Entity('project_members')
@Index('project_members_by_user', ['userId'])
export class ProjectMember {
  @PrimaryColumn(UUID_COLUMN)
  projectId: string;

  @ManyToOne(() => Project, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'project_id' })
  project?: Project;

  @PrimaryColumn(USER_ID_COLUMN)
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: User;

  @Column({ type: 'varchar', length: 10 })
  role: MemberRole;

  @Column(TIME_COLUMN)
  addedAt: string;
}

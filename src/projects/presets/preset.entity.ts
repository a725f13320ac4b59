import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { TIME_COLUMN, USER_ID_COLUMN, UUID_COLUMN } from '../../platform/database/column-types.js';

/** Settings of runs and lists that a user keeps under a name. */
@Entity('presets')
@Index('presets_by_user', ['userId', 'name'], { unique: true })
export class Preset {
  @PrimaryColumn(UUID_COLUMN)
  presetId: string;

  @Column(USER_ID_COLUMN)
  userId: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: User;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  /** The settings, as JSON: see `PresetSettings`. */
  @Column({ type: 'text' })
  settingsJson: string;

  @Column(TIME_COLUMN)
  createdAt: string;

  @Column(TIME_COLUMN)
  updatedAt: string;
}

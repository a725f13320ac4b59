import { IsInt, Max, Min } from 'class-validator';
import { Env } from '../env.decorator.js';

/** How long personal data is kept. */
export class RetentionSettings {
  @Env('RETENTION_DAYS', 'days after a run when the data about the people it found, and its record, is deleted')
  @IsInt()
  @Min(1)
  @Max(3650)
  retentionDays: number = 365;
}

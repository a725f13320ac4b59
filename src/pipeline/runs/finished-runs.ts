import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, LessThan, Not, Repository } from 'typeorm';
import { CONNECTION } from '../../platform/database/connection.js';
import { Clock } from '../../platform/common/clock.js';
import { DailySweep } from '../../platform/common/daily-sweep.js';
import { Settings } from '../../platform/config/settings.js';
import { PipelineRun, UNFINISHED } from './pipeline-run.entity.js';

const DAY = 24 * 60 * 60 * 1000;

/** Days after the end of a run during which its `Idempotency-Key` returns it. */
export const IDEMPOTENCY_KEY_DAYS = 30;

/** Deletes the records of runs when their results have been deleted too, and their idempotency keys before that. */
@Injectable()
export class FinishedRuns extends DailySweep {
  constructor(
    @InjectRepository(PipelineRun, CONNECTION) private readonly runs: Repository<PipelineRun>,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Returns how many runs were deleted or lost their key. */
  async sweep(): Promise<number> {
    const status = Not(In(UNFINISHED));
    const runs = await this.runs.delete({ status, completedAt: LessThan(this.daysAgo(this.settings.retentionDays)) });
    const keys = await this.runs.update(
      { status, completedAt: LessThan(this.daysAgo(IDEMPOTENCY_KEY_DAYS)), idempotencyKey: Not(IsNull()) },
      { idempotencyKey: null },
    );
    if (runs.affected)
      this.logger.log(
        `${runs.affected} runs were removed: they ended more than ${this.settings.retentionDays} days ago`,
      );
    if (keys.affected)
      this.logger.log(
        `${keys.affected} idempotency keys were removed: their runs ended more than ${IDEMPOTENCY_KEY_DAYS} days ago`,
      );
    return (runs.affected ?? 0) + (keys.affected ?? 0);
  }

  private daysAgo(days: number): string {
    return new Date(this.clock.now().getTime() - days * DAY).toISOString();
  }
}

import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, LessThan, Repository } from 'typeorm';
import { CONNECTION } from '../platform/database/connection.js';
import { Clock } from '../platform/common/clock.js';
import { DailySweep } from '../platform/common/daily-sweep.js';
import { Settings } from '../platform/config/settings.js';
import { Erasure } from '../platform/database/erasure.js';
import { statusAfter, statusesBefore } from './project-status.js';
import { Project } from './project.entity.js';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Deletes the data about people when the retention period is over: at startup and every day. The period begins with the
 * run that found them; reading a project does not prolong it. The posting stays, because it belongs to the user.
 */
@Injectable()
export class RetentionService extends DailySweep {
  constructor(
    @InjectRepository(Project, CONNECTION) private readonly projects: Repository<Project>,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly erasure: Erasure,
  ) {
    super();
  }

  /** Returns how many projects were emptied. */
  async sweep(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.settings.retentionDays * DAY).toISOString();
    const { affected } = await this.projects.update(
      { pipelineStartTime: LessThan(before), status: In(statusesBefore('retentionEnded')) },
      { status: statusAfter('retentionEnded'), resultsJson: null, workJson: null, candidateCount: 0, avgScore: null },
    );
    if (affected)
      this.logger.log(`${affected} projects were emptied: they were older than ${this.settings.retentionDays} days`);
    // Every day, even if no project was emptied: other rows are deleted too, such as expired responses of GitHub.
    this.erasure.due();
    return affected ?? 0;
  }
}

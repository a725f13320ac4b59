import { Controller, Get, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Problem } from '../common/problem.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { JobQueue } from '../queue/job-queue.js';
import { HealthView } from './health.dto.js';

@ApiTags('health')
@Controller('health')
@UseFilters(ProblemFilter)
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: JobQueue,
  ) {}

  /** Whether the process answers at all. */
  @Get('live')
  live(): HealthView {
    return { status: 'ok' };
  }

  /** Whether the database answers and the queue takes runs; 503 `not_ready` otherwise, also while stopping. */
  @Get('ready')
  async ready(): Promise<HealthView> {
    if (!this.queue.accepting) throw new Problem('not_ready', 'The queue takes no runs: the service is stopping.');
    try {
      await this.dataSource.query('SELECT 1');
    } catch (error) {
      throw new Problem('not_ready', 'The database does not answer.', { cause: error });
    }
    return { status: 'ok' };
  }
}

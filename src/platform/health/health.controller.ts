import { Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiController } from '../http/api-controller.js';
import { ApiProblems } from '../http/problems/api-problem.decorator.js';
import { HealthView } from './health.dto.js';
import { Readiness } from './readiness.js';

@ApiTags('health')
@ApiController('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** Whether the process responds at all. */
  @Get('live')
  live(): HealthView {
    return { status: 'ok' };
  }

  /** Whether the database and the queue respond; 503 `not_ready` otherwise, and from the start of a shutdown. */
  @Get('ready')
  @ApiProblems('not_ready')
  async ready(): Promise<HealthView> {
    await this.readiness.check();
    return { status: 'ok' };
  }
}

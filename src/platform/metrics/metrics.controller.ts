import { Get, Header, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { ApiController } from '../http/api-controller.js';
import { ApiProblems } from '../http/problems/api-problem.decorator.js';
import { MetricsGuard } from './metrics.guard.js';
import { MetricsService } from './metrics.service.js';

@ApiTags('metrics')
@ApiController('metrics')
@UseGuards(MetricsGuard)
@ApiProblems('unauthenticated')
// With `METRICS_TOKEN`, or without anything where none is set.
@ApiSecurity({})
@ApiSecurity('metrics')
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  /** The metrics of the service in Prometheus' text format; requires `METRICS_TOKEN` if it is set. */
  @Get()
  @Header('Content-Type', Registry.PROMETHEUS_CONTENT_TYPE)
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'One line for each number', schema: { type: 'string' } })
  async scrape(): Promise<string> {
    return (await this.metrics.render()).text;
  }
}

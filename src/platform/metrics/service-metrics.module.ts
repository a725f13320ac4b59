import { Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller.js';
import { ProcessMetrics } from './process-metrics.js';

/** For a process of GitHire's own: its memory and processor, and `GET /metrics` where it answers HTTP. Needs `MetricsModule`. */
@Module({ controllers: [MetricsController], providers: [ProcessMetrics] })
export class ServiceMetricsModule {}

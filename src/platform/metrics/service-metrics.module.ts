import { Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller.js';
import { ProcessMetrics } from './process-metrics.js';

/** For a process of GitHire itself: its memory and CPU, and `GET /metrics` if it serves HTTP. Needs `MetricsModule`. */
@Module({ controllers: [MetricsController], providers: [ProcessMetrics] })
export class ServiceMetricsModule {}

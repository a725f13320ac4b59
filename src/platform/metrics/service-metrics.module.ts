import { Module } from '@nestjs/common';
import { ProcessMetrics } from './process-metrics.js';

/** For a process of GitHire itself: its memory and CPU. Needs `MetricsModule`. */
@Module({ providers: [ProcessMetrics] })
export class ServiceMetricsModule {}

import { Global, Module } from '@nestjs/common';
import { Metrics } from '../common/metrics.js';
import { MetricsService } from './metrics.service.js';
import { PrometheusMetrics } from './prometheus-metrics.js';

/** Collects the metrics. The route is in `MetricsRoutesModule`: a host application has its own `/metrics`. */
@Global()
@Module({
  providers: [PrometheusMetrics, { provide: Metrics, useExisting: PrometheusMetrics }, MetricsService],
  exports: [PrometheusMetrics, Metrics, MetricsService],
})
export class MetricsModule {}

import { Global, Module } from '@nestjs/common';
import { Measurements } from '../common/measurements.js';
import { MetricsService } from './metrics.service.js';
import { PrometheusMeasurements } from './prometheus-measurements.js';

/** Collects the metrics. Has no endpoint: a host application has its own `/metrics`. */
@Global()
@Module({
  providers: [PrometheusMeasurements, { provide: Measurements, useExisting: PrometheusMeasurements }, MetricsService],
  exports: [PrometheusMeasurements, Measurements, MetricsService],
})
export class MetricsModule {}

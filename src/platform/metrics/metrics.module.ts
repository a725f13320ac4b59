import { Global, Module } from '@nestjs/common';
import { Measurements } from '../common/measurements.js';
import { MetricsService } from './metrics.service.js';
import { PrometheusMeasurements } from './prometheus-measurements.js';

/** Counts what the other rooms tell. Serves nothing: a host application has a `/metrics` of its own. */
@Global()
@Module({
  providers: [PrometheusMeasurements, { provide: Measurements, useExisting: PrometheusMeasurements }, MetricsService],
  exports: [PrometheusMeasurements, Measurements, MetricsService],
})
export class MetricsModule {}

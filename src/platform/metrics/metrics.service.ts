import { Injectable } from '@nestjs/common';
import { PrometheusMeasurements } from './prometheus-measurements.js';

/** What there is to scrape. */
export interface MetricsText {
  /** With the version of the format. */
  contentType: string;
  text: string;
}

/** Writes the metrics for whoever serves them: the controller, a worker's own small server, or a host application. */
@Injectable()
export class MetricsService {
  constructor(private readonly measurements: PrometheusMeasurements) {}

  /** Everything counted so far in Prometheus' text format; levels are read now. */
  async render(): Promise<MetricsText> {
    const { registry } = this.measurements;
    return { contentType: registry.contentType, text: await registry.metrics() };
  }
}

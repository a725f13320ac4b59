import { Injectable } from '@nestjs/common';
import { PrometheusMetrics } from './prometheus-metrics.js';

/** The response to a scrape. */
export interface MetricsText {
  /** Including the version of the format. */
  contentType: string;
  text: string;
}

/** Renders the metrics for the controller, the small server of a worker, or a host application. */
@Injectable()
export class MetricsService {
  constructor(private readonly metrics: PrometheusMetrics) {}

  /** All metrics in Prometheus' text format; gauges are read now. */
  async render(): Promise<MetricsText> {
    const { registry } = this.metrics;
    return { contentType: registry.contentType, text: await registry.metrics() };
  }
}

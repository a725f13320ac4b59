import { type IntervalHistogram, monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Counter, Gauge, type Registry } from 'prom-client';
import { PrometheusMetrics } from './prometheus-metrics.js';

/** Sampling interval of the event loop, in milliseconds. */
const RESOLUTION = 10;
const QUANTILES = [0.5, 0.99, 1];

/**
 * Metrics of the process. The default metrics of the library are not used: their timer and their garbage collection
 * observer cannot be stopped when an application is closed.
 */
@Injectable()
export class ProcessMetrics implements OnApplicationShutdown {
  private readonly registry: Registry;
  private readonly eventLoop: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION });

  constructor({ registry }: PrometheusMetrics) {
    this.registry = registry;
    this.eventLoop.enable();
    this.gauge(
      'process_start_time_seconds',
      'Start of the process, in seconds since 1970',
      () => performance.timeOrigin / 1000,
    );
    this.gauge('process_resident_memory_bytes', 'Resident memory', () => process.memoryUsage.rss());
    this.gauge('nodejs_heap_used_bytes', 'Used part of the JavaScript heap', () => process.memoryUsage().heapUsed);
    this.counter('process_cpu_seconds_total', 'Processor time, user and system', () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    });
    this.counter(
      'githire_event_loop_active_seconds_total',
      'Time in which the event loop was not idle',
      () => performance.eventLoopUtilization().active / 1000,
    );
    this.eventLoopDelay();
  }

  onApplicationShutdown(): void {
    this.eventLoop.disable();
  }

  /** How late the event loop was since the previous scrape. */
  private eventLoopDelay(): void {
    const gauge: Gauge<'quantile'> = new Gauge({
      name: 'githire_event_loop_delay_seconds',
      help: 'Delay of the event loop since the previous scrape',
      labelNames: ['quantile'],
      registers: [this.registry],
      collect: () => {
        for (const quantile of QUANTILES) {
          const late = this.eventLoop.percentile(quantile * 100) / 1e9 - RESOLUTION / 1000;
          gauge.set({ quantile }, Math.max(0, late));
        }
        this.eventLoop.reset();
      },
    });
  }

  private gauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({ name, help, registers: [this.registry], collect: () => gauge.set(read()) });
  }

  /** @param read a total that is counted elsewhere */
  private counter(name: string, help: string, read: () => number): void {
    const counter: Counter = new Counter({
      name,
      help,
      registers: [this.registry],
      collect: () => {
        counter.reset();
        counter.inc(read());
      },
    });
  }
}

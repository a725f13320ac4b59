import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { context, propagation, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, ParentBasedSampler, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-node';
import { STOP_BOUNDS } from '../common/stop-bounds.js';
import { stopStep } from '../common/stop-step.js';
import { GITHIRE_VERSION } from '../common/version.js';
import { ReportingExporter } from './reporting-exporter.js';

export interface TraceExportOptions {
  /** Root of the collector; spans go to `/v1/traces` below it. */
  endpoint: string;
  serviceName: string;
  /** Names this process among those of the service. */
  instanceId: string;
  /** Share of traces that are kept, 0 to 1, where the client has not decided it. */
  share: number;
}

/** Milliseconds that one delivery may take, further tries included. */
const DELIVERY_TIMEOUT = 5000;
/** Spans kept while the collector cannot be reached, at about 2 KB each; those beyond it are dropped. */
const LONGEST_QUEUE = 2048;

/** Sends the spans of this process to a collector, in batches and beside the work. Loaded only where a collector is set. */
export class TraceExport implements OnApplicationShutdown {
  private readonly logger = new Logger('Tracing');
  private readonly provider: NodeTracerProvider;

  constructor(options: TraceExportOptions) {
    const url = `${options.endpoint.replace(/\/+$/, '')}/v1/traces`;
    const exporter = new ReportingExporter(new OTLPTraceExporter({ url, timeoutMillis: DELIVERY_TIMEOUT }), this.logger);
    this.provider = new NodeTracerProvider({
      resource: resourceFromAttributes({
        'service.name': options.serviceName,
        'service.version': GITHIRE_VERSION,
        'service.instance.id': options.instanceId,
      }),
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.share) }),
      spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: LONGEST_QUEUE, exportTimeoutMillis: DELIVERY_TIMEOUT })],
    });
    this.provider.register();
  }

  /** Delivers what is left, after the last request has been answered; a collector that does not answer is not waited for. */
  async onApplicationShutdown(): Promise<void> {
    // What could not be delivered has been reported by the exporter.
    await stopStep('deliver the last traces', STOP_BOUNDS.lastTraces, () => this.provider.shutdown().catch(() => undefined));
    for (const api of [trace, context, propagation]) api.disable();
  }
}

import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { context, propagation, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import { STOP_BOUNDS } from '../common/stop-bounds.js';
import { stopStep } from '../common/stop-step.js';
import { GITHIRE_VERSION } from '../common/version.js';
import { ReportingExporter } from './reporting-exporter.js';

export interface TraceExportOptions {
  /** Root of the collector; spans are sent to `/v1/traces` below it. */
  endpoint: string;
  serviceName: string;
  /** Identifies this process among those of the service. */
  instanceId: string;
  /** Share of traces that is kept, 0 to 1, unless the client has decided already. */
  share: number;
}

/** Timeout of one delivery in milliseconds, including retries. */
const DELIVERY_TIMEOUT = 5000;
/** Maximum number of spans kept while the collector is unavailable, about 2 KB each; further ones are dropped. */
const LONGEST_QUEUE = 2048;

/**
 * Sends the spans of this process to a collector, in batches and in the background. Loaded only if a collector is set.
 */
export class TraceExport implements OnApplicationShutdown {
  private readonly logger = new Logger('Tracing');
  private readonly provider: NodeTracerProvider;

  constructor(options: TraceExportOptions) {
    const url = `${options.endpoint.replace(/\/+$/, '')}/v1/traces`;
    const exporter = new ReportingExporter(
      new OTLPTraceExporter({ url, timeoutMillis: DELIVERY_TIMEOUT }),
      this.logger,
    );
    this.provider = new NodeTracerProvider({
      resource: resourceFromAttributes({
        'service.name': options.serviceName,
        'service.version': GITHIRE_VERSION,
        'service.instance.id': options.instanceId,
      }),
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.share) }),
      spanProcessors: [
        new BatchSpanProcessor(exporter, { maxQueueSize: LONGEST_QUEUE, exportTimeoutMillis: DELIVERY_TIMEOUT }),
      ],
    });
    this.provider.register();
  }

  /**
   * Sends the remaining spans after the last request was answered; does not wait for a collector that does not respond.
   */
  async onApplicationShutdown(): Promise<void> {
    // The exporter has logged what could not be sent.
    await stopStep('send the last traces', STOP_BOUNDS.lastTraces, () =>
      this.provider.shutdown().catch(() => undefined),
    );
    for (const api of [trace, context, propagation]) api.disable();
  }
}

import { type Logger } from '@nestjs/common';
import { type ReadableSpan, type SpanExporter } from '@opentelemetry/sdk-trace-node';

/** Logs once that the collector is unavailable, and once that it is back; the library itself would be silent. */
export class ReportingExporter implements SpanExporter {
  private failing = false;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly logger: Logger,
  ) {}

  export(spans: ReadableSpan[], done: Parameters<SpanExporter['export']>[1]): void {
    this.exporter.export(spans, (result) => {
      const failed = result.error !== undefined;
      if (failed && !this.failing) this.logger.warn(`Traces cannot be sent and are dropped: ${result.error?.name}`);
      if (!failed && this.failing) this.logger.log('Traces are sent again');
      this.failing = failed;
      done(result);
    });
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }
}

import { Module } from '@nestjs/common';
import { InstanceId } from '../common/instance-id.js';
import { Settings } from '../config/settings.js';

/** Token of the trace exporter; null if no collector is set. */
const TRACE_EXPORT = Symbol('TraceExport');

/** Starts the export of traces if a collector is set. Its packages are loaded only then. */
@Module({
  providers: [
    {
      provide: TRACE_EXPORT,
      inject: [Settings, InstanceId],
      useFactory: async (settings: Settings, instance: InstanceId) => {
        if (settings.otelExporterOtlpEndpoint === undefined) return null;
        const { TraceExport } = await import('./trace-export.js');
        return new TraceExport({
          endpoint: settings.otelExporterOtlpEndpoint,
          serviceName: settings.otelServiceName,
          instanceId: instance.value,
          share: settings.otelTracesSamplerArg,
        });
      },
    },
  ],
})
export class TracingModule {}

import { Logger, Module } from '@nestjs/common';
import { InstanceId } from '../common/instance-id.js';
import { HostOptions } from '../config/host-options.js';
import { Settings } from '../config/settings.js';

/** Token of the trace exporter; null if no collector is set. */
const TRACE_EXPORT = Symbol('TraceExport');

/**
 * Starts the export of traces if a collector is set. Its packages are loaded only then. OpenTelemetry has one provider
 * for a process, and that of a host application is the host's to choose: inside one, spans go where the host's go.
 */
@Module({
  providers: [
    {
      provide: TRACE_EXPORT,
      inject: [Settings, InstanceId, HostOptions],
      useFactory: async (settings: Settings, instance: InstanceId, { isService }: HostOptions) => {
        if (settings.otelExporterOtlpEndpoint === undefined) return null;
        if (!isService) {
          new Logger('Tracing').log('Spans go to the OpenTelemetry of the host; otelExporterOtlpEndpoint is not used');
          return null;
        }
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

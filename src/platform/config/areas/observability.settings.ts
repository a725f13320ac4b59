import { IsIn, IsNumber, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Env } from '../env.decorator.js';
import { IsHttpUrl } from '../checks/is-http-url.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Logs, metrics and traces. */
export class ObservabilitySettings {
  @Env(
    'LOG_LEVEL',
    `${LOG_LEVELS.map((level) => `\`${level}\``).join(', ')}; \`kill -USR2\` switches to \`debug\` and back`,
  )
  @IsIn(LOG_LEVELS)
  logLevel: LogLevel = 'info';

  @Env(
    'METRICS_TOKEN',
    'bearer token for `GET /metrics`, at least 16 characters ([docs/metrics.md](docs/metrics.md))',
    'open to all; block the path in the proxy',
  )
  @IsString()
  @MinLength(16)
  @MaxLength(1024)
  metricsToken?: string;

  @Env(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'root of a collector of [traces](docs/tracing.md) (OTLP over HTTP), e.g. `http://localhost:4318`',
    'no traces',
  )
  @IsHttpUrl()
  otelExporterOtlpEndpoint?: string;

  @Env('OTEL_SERVICE_NAME', 'name of this service in the traces')
  @IsString()
  @MinLength(1)
  @MaxLength(255)
  otelServiceName: string = 'githire';

  @Env('OTEL_TRACES_SAMPLER_ARG', 'share of traces that is kept, 0 to 1, unless the client has decided already')
  @IsNumber()
  @Min(0)
  @Max(1)
  otelTracesSamplerArg: number = 1;
}

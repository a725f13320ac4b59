import { IsBoolean, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Env } from '../env.decorator.js';
import { IsOrigins } from '../checks/is-origins.js';

/** Where the service listens, and what it accepts from whom. */
export class HttpSettings {
  @Env('PORT', 'port to listen on; `0` takes a free one')
  @IsInt()
  @Min(0)
  @Max(65535)
  port: number = 3000;

  @Env('HOST', 'address to listen on')
  @IsString()
  @MaxLength(255)
  host: string = '127.0.0.1';

  @Env(
    'CORS_ORIGINS',
    'origins of browser clients, separated by commas, each exactly as the browser sends it: `https://app.example`, `http://localhost:5173`; no path, no `*`',
  )
  @IsOrigins()
  corsOrigins: string[] = [];

  @Env('TRUSTED_PROXIES', 'number of proxies in front of the service whose `X-Forwarded-For` is trusted')
  @IsInt()
  @Min(0)
  @Max(10)
  trustedProxies: number = 0;

  @Env('BODY_LIMIT_BYTES', 'largest request body, in bytes')
  @IsInt()
  @Min(1024)
  @Max(100 * 1024 * 1024)
  bodyLimitBytes: number = 1024 * 1024;

  @Env('DOCS_ENABLED', 'serves Swagger UI at `/docs` and the OpenAPI document at `/openapi.json`')
  @IsBoolean()
  docsEnabled: boolean = true;
}

import { Transform, type TransformFnParams } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, IsUrl, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { HasDifferentCharacters } from './has-different-characters.js';
import { IsOrigins } from './is-origins.js';

const toNumber = ({ value }: TransformFnParams): unknown => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
const toList = ({ value }: TransformFnParams): unknown =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '')
    : value;
const toBoolean = ({ value }: TransformFnParams): unknown => (value === 'true' ? true : value === 'false' ? false : value);

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const HTTP_URL = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/**
 * Every setting of the service, with its default and its bounds. The names in the environment are the names of
 * these fields in `UPPER_SNAKE_CASE`. The class is its own injection token.
 */
export class Settings {
  /** `production` asks for a `JWT_SECRET`; anything else makes one and keeps it beside the database. */
  @IsString()
  nodeEnv: string = 'development';

  /** Port to listen on; 0 takes a free one. */
  @Transform(toNumber) @IsInt() @Min(0) @Max(65535)
  port: number = 3000;

  /** Address to listen on. */
  @IsString() @MaxLength(255)
  host: string = '127.0.0.1';

  /** `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. */
  @Matches(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, { message: 'must be sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE' })
  databaseUrl: string = 'sqlite:./data/githire.sqlite';

  /** Most connections to PostgreSQL. SQLite has one. */
  @Transform(toNumber) @IsInt() @Min(1) @Max(500)
  databasePoolSize: number = 10;

  /**
   * `redis://…` or `rediss://…`. Queues the runs for all processes that share it, tells them how runs go, and counts attempts to log in.
   * Unset: each process does so for itself.
   */
  @IsOptional() @Matches(/^rediss?:\/\/.+$/, { message: 'must be redis://HOST:PORT or rediss://USER:PASSWORD@HOST:PORT' })
  redisUrl?: string;

  /**
   * A Redis that may forget (`maxmemory-policy allkeys-lru`) for what GitHub said between runs. Unset: the database keeps it, bounded;
   * a run whose process died then finds there what it had loaded, also after Redis has lost everything.
   */
  @IsOptional() @Matches(/^rediss?:\/\/.+$/, { message: 'must be redis://HOST:PORT or rediss://USER:PASSWORD@HOST:PORT' })
  snapshotRedisUrl?: string;

  /** Beginning of every key in Redis, so that several installations may share one. */
  @Matches(/^[\w:.-]{1,64}$/, { message: 'must be 1 to 64 letters, digits, or _ : . -' })
  redisPrefix: string = 'githire:';

  /** Signs the access tokens (HS256): at least 32 bytes (RFC 7518, section 3.2), of at least 8 different characters. */
  @IsOptional() @IsString() @MinLength(32) @MaxLength(1024) @HasDifferentCharacters(8)
  jwtSecret?: string;

  /** A token without write scopes. Unset: the sample GitHub that GitHire brings along. */
  @IsOptional() @IsString() @MinLength(1) @MaxLength(1024)
  githubToken?: string;

  /** GitHub's REST root: `https://HOST/api/v3` for GitHub Enterprise Server, or a stand-in. */
  @IsUrl(HTTP_URL)
  githubApiUrl: string = 'https://api.github.com';

  /** Root of an OpenAI-compatible service, e.g. `http://localhost:11434/v1`. Unset: no model is called. */
  @IsOptional() @IsUrl(HTTP_URL)
  llmBaseUrl?: string;

  /** Its key, where it wants one. */
  @IsOptional() @IsString() @MaxLength(1024)
  llmApiKey?: string;

  /** Name of the model there. */
  @IsOptional() @IsString() @MaxLength(200)
  llmModel?: string;

  /** Most tokens that one run may use of the model; what is left to draft then is composed without it. */
  @Transform(toNumber) @IsInt() @Min(0) @Max(100_000_000)
  llmTokensPerRun: number = 150_000;

  /** Name that drafts are signed with. Unset: none is made up. */
  @IsOptional() @IsString() @MaxLength(100)
  outreachSenderName?: string;

  /** Company that drafts are signed with. */
  @IsOptional() @IsString() @MaxLength(100)
  outreachSenderCompany?: string;

  /** Page on which a person can object to all further contact; every e-mail names it. */
  @IsOptional() @IsUrl(HTTP_URL)
  outreachOptOutUrl?: string;

  /** Address or page for questions on data protection; the notice to a person (GDPR, article 14) names it. */
  @IsOptional() @IsString() @MaxLength(200)
  outreachContact?: string;

  /** Days for which what was found of people is kept, counted from the run that found them. */
  @Transform(toNumber) @IsInt() @Min(1) @Max(3650)
  retentionDays: number = 365;

  /** Seconds that a run may take. */
  @Transform(toNumber) @IsInt() @Min(1) @Max(3600)
  pipelineTimeoutSeconds: number = 120;

  /** Runs that this process works on at the same time. 0: none, for an API process beside workers; needs `REDIS_URL`. */
  @Transform(toNumber) @IsInt() @Min(0) @Max(100)
  pipelineConcurrency: number = 8;

  /**
   * Worker threads for what is heavy to compute: postings, people's files, ranking, drafts. Unset: one for each core, at most 4.
   * 0: it is computed in the thread that answers requests, and what hangs there holds up the process.
   */
  @IsOptional() @Transform(toNumber) @IsInt() @Min(0) @Max(64)
  computeThreads?: number;

  /**
   * Projects that one user may have; more are refused with 409. The default is eight new searches on each working day of a year,
   * and at most some gigabytes of results.
   */
  @Transform(toNumber) @IsInt() @Min(1) @Max(1_000_000)
  projectsPerUser: number = 2000;

  /** Runs of one user that may wait in line; more are refused with 429. */
  @Transform(toNumber) @IsInt() @Min(1) @Max(100_000)
  runsQueuedPerUser: number = 100;

  /** Runs of all users that may wait in line; more are refused with 429. */
  @Transform(toNumber) @IsInt() @Min(1) @Max(1_000_000)
  runsQueued: number = 1000;

  /** Seconds without a sign of life after which another process goes on with the runs of one that died. */
  @Transform(toNumber) @IsInt() @Min(1) @Max(300)
  runLeaseSeconds: number = 10;

  /** Event streams that one user may have open at a process; more are refused with 429. */
  @Transform(toNumber) @IsInt() @Min(1) @Max(1000)
  eventStreamsPerUser: number = 10;

  /** Event streams that all users may have open at a process. */
  @Transform(toNumber) @IsInt() @Min(1) @Max(100_000)
  eventStreams: number = 1000;

  /** Seconds between two signs of life on a quiet event stream, so that no proxy takes it for dead. */
  @Transform(toNumber) @IsInt() @Min(1) @Max(300)
  eventHeartbeatSeconds: number = 15;

  /** Port of a worker's own `/health` and `/metrics`; 0 takes a free one. Unset: it listens on none. */
  @IsOptional() @Transform(toNumber) @IsInt() @Min(0) @Max(65535)
  workerPort?: number;

  /** Seconds that a stopping process gives the runs under way, before it puts them back in line for the next one. */
  @Transform(toNumber) @IsInt() @Min(0) @Max(600)
  shutdownGraceSeconds: number = 10;

  /** Seconds for which a stopping process still takes requests while `/health/ready` gives 503, so that proxies turn away first. */
  @Transform(toNumber) @IsInt() @Min(0) @Max(120)
  shutdownDelaySeconds: number = 0;

  /** Origins that browsers may call from, separated by commas, each exactly as browsers send it. Empty: none but the same. */
  @Transform(toList) @IsOrigins()
  corsOrigins: string[] = [];

  /** Number of trusted proxies in front, whose `X-Forwarded-For` is believed. 0: none. */
  @Transform(toNumber) @IsInt() @Min(0) @Max(10)
  trustedProxies: number = 0;

  /** Largest body of a request, in bytes. */
  @Transform(toNumber) @IsInt() @Min(1024) @Max(100 * 1024 * 1024)
  bodyLimitBytes: number = 1024 * 1024;

  /** Swagger UI at `/docs` and the document at `/openapi.json`. */
  @Transform(toBoolean) @IsBoolean()
  docsEnabled: boolean = true;

  /** What `GET /metrics` asks for as `Authorization: Bearer …`. Unset: it is open, and must be kept from the proxy. */
  @IsOptional() @IsString() @MinLength(16) @MaxLength(1024)
  metricsToken?: string;

  /** How much is logged; SIGUSR2 switches to `debug` and back. */
  @IsIn(LOG_LEVELS)
  logLevel: LogLevel = 'info';

  /** Root of a collector of OpenTelemetry traces (OTLP over HTTP), e.g. `http://localhost:4318`. Unset: none are made. */
  @IsOptional() @IsUrl(HTTP_URL)
  otelExporterOtlpEndpoint?: string;

  /** Name of this service in the traces. */
  @IsString() @MinLength(1) @MaxLength(255)
  otelServiceName: string = 'githire';

  /** Share of traces that are kept, 0 to 1, where the client has not decided it already. */
  @Transform(toNumber) @IsNumber() @Min(0) @Max(1)
  otelTracesSamplerArg: number = 1;
}

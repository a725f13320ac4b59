import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import {
  type InterruptionReason,
  type GaugeName,
  type GaugeReading,
  type MeasuredGithubRequest,
  type MeasuredModelCall,
  type MeasuredRequest,
  type MeasuredRun,
  type MeasuredCachedResponseRead,
  type MeasuredStage,
  Metrics,
} from '../common/metrics.js';
import { GITHIRE_VERSION } from '../common/version.js';
import { ScrapedGauges } from './scraped-gauges.js';
import { BUCKETS, METHODS, NO_ROUTE } from './metric-bounds.js';

/**
 * Metrics for Prometheus, in their own registry: a host application has its own already, and a process may contain
 * several applications. docs/metrics.md explains each name.
 */
@Injectable()
export class PrometheusMetrics extends Metrics {
  readonly registry = new Registry();
  private readonly gauges = new ScrapedGauges(this.registry);

  private readonly requests = this.counter('githire_http_requests_total', 'HTTP requests that were answered', [
    'method',
    'route',
    'status',
  ]);
  private readonly requestSeconds = this.histogram(
    'githire_http_request_duration_seconds',
    'Time from an HTTP request to the end of its response',
    ['method', 'route'],
    BUCKETS.request,
  );
  private readonly requestsInFlight = new Gauge({
    name: 'githire_http_requests_in_flight',
    help: 'HTTP requests that are being answered',
    registers: [this.registry],
  });

  private readonly runWaitSeconds = this.histogram(
    'githire_run_wait_seconds',
    'Time that a run waited in the queue before it began',
    [],
    BUCKETS.runWait,
  );
  private readonly runs = this.counter('githire_runs_ended_total', 'Runs that have ended', ['outcome', 'code']);
  private readonly runSeconds = this.histogram(
    'githire_run_duration_seconds',
    'Time from the beginning of a run to its end',
    ['outcome'],
    BUCKETS.run,
  );
  private readonly stageSeconds = this.histogram(
    'githire_stage_duration_seconds',
    'Time of one execution of a stage',
    ['stage', 'outcome'],
    BUCKETS.stage,
  );
  private readonly interruptions = this.counter(
    'githire_run_interruptions_total',
    'Runs that another process took over, or that went back into the queue',
    ['reason'],
  );

  private readonly computeTasks = this.counter(
    'githire_compute_tasks_ended_total',
    'Tasks that exceeded a limit and were ended together with their worker thread',
    ['task', 'reason'],
  );

  private readonly mails = this.counter(
    'githire_mails_total',
    'Mails to the owners of accounts; no_server: a password reset was asked for and SMTP_URL is not set',
    ['kind', 'outcome'],
  );

  private readonly githubRequests = this.counter(
    'githire_github_requests_total',
    'Requests to GitHub, failed ones included',
    ['kind', 'outcome'],
  );
  private readonly githubSeconds = this.histogram(
    'githire_github_request_duration_seconds',
    'Time of a request to GitHub',
    ['kind'],
    BUCKETS.github,
  );
  private readonly githubPoints = this.counter(
    'githire_github_points_total',
    "Points of GitHub's primary rate limit that were spent",
    [],
  );
  private readonly githubWaits = this.counter(
    'githire_github_waited_seconds_total',
    "Time that runs waited because of GitHub's rate limits",
    ['limit'],
  );
  private readonly cachedResponses = this.counter(
    'githire_snapshot_reads_total',
    'Look-ups in the cached responses of GitHub',
    ['kind', 'result'],
  );

  private readonly modelCalls = this.counter('githire_model_calls_total', 'Calls of the language model', [
    'purpose',
    'outcome',
  ]);
  private readonly modelSeconds = this.histogram(
    'githire_model_call_duration_seconds',
    'Time of a call of the language model',
    ['purpose'],
    BUCKETS.model,
  );
  private readonly modelTokens = this.counter(
    'githire_model_tokens_total',
    'Tokens of the prompts to the language model and of its responses',
    ['purpose'],
  );

  constructor() {
    super();
    new Gauge({
      name: 'githire_build_info',
      help: 'Always 1; the label is the version',
      labelNames: ['version'],
      registers: [this.registry],
    }).set({ version: GITHIRE_VERSION }, 1);
    // Counters start at 0 instead of being absent, so that the first failure shows as a rise.
    for (const outcome of ['completed', 'failed', 'cancelled'])
      this.runs.inc({ outcome, code: outcome === 'failed' ? 'internal_error' : 'none' }, 0);
    for (const outcome of ['failed', 'no_server']) this.mails.inc({ kind: 'password-reset', outcome }, 0);
    for (const reason of ['takeover', 'put-back']) this.interruptions.inc({ reason }, 0);
  }

  requestBegun(): void {
    this.requestsInFlight.inc();
  }

  requestEnded({ method: given, route: pattern, status, seconds }: MeasuredRequest): void {
    const method = METHODS.has(given) ? given : 'other';
    const route = pattern ?? NO_ROUTE;
    this.requestsInFlight.dec();
    this.requests.inc({ method, route, status: status === null ? 'aborted' : String(status) });
    this.requestSeconds.observe({ method, route }, amount(seconds));
  }

  githubRequested({ kind, outcome, seconds }: MeasuredGithubRequest): void {
    this.githubRequests.inc({ kind, outcome });
    this.githubSeconds.observe({ kind }, amount(seconds));
  }

  githubCharged(points: number): void {
    this.githubPoints.inc(amount(points));
  }

  githubWaited(limit: string, seconds: number): void {
    this.githubWaits.inc({ limit }, amount(seconds));
  }

  modelCalled({ purpose, outcome, seconds, tokens }: MeasuredModelCall): void {
    this.modelCalls.inc({ purpose, outcome });
    this.modelSeconds.observe({ purpose }, amount(seconds));
    this.modelTokens.inc({ purpose }, amount(tokens));
  }

  cachedResponsesRead({ kind, hits, misses, failures }: MeasuredCachedResponseRead): void {
    for (const [result, count] of Object.entries({ hit: hits, miss: misses, failed: failures }))
      this.cachedResponses.inc({ kind, result }, amount(count));
  }

  runBegun(waitSeconds: number): void {
    this.runWaitSeconds.observe(amount(waitSeconds));
  }

  runEnded({ outcome, code, seconds }: MeasuredRun): void {
    this.runs.inc({ outcome, code: outcome === 'failed' ? (code ?? 'internal_error') : 'none' });
    if (seconds !== null) this.runSeconds.observe({ outcome }, amount(seconds));
  }

  stageEnded({ stage, outcome, seconds }: MeasuredStage): void {
    this.stageSeconds.observe({ stage, outcome }, amount(seconds));
  }

  mailEnded(kind: string, outcome: string): void {
    this.mails.inc({ kind, outcome });
  }

  computeTaskEnded(task: string, reason: string): void {
    this.computeTasks.inc({ task, reason });
  }

  runInterrupted(reason: InterruptionReason): void {
    this.interruptions.inc({ reason });
  }

  watch<Name extends GaugeName>(gauge: Name, read: () => GaugeReading<Name> | Promise<GaugeReading<Name>>): void {
    this.gauges.watch(gauge, read);
  }

  private counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    buckets: readonly number[],
  ): Histogram<Label> {
    return new Histogram({ name, help, labelNames, buckets: [...buckets], registers: [this.registry] });
  }
}

/**
 * If the clock is set back a duration becomes negative, which a counter rejects; counting must never make the work
 * fail.
 */
function amount(value: number): number {
  return Number.isFinite(value) ? Math.max(0, value) : 0;
}

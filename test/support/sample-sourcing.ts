import { Logger } from '@nestjs/common';
import { Clock } from '../../src/platform/common/clock.js';
import { type StageContext, type Warning } from '../../src/domain/stage.js';
import { CLIENT_LIMITS, type ClientLimits } from '../../src/github/client-limits.js';
import { GithubClient } from '../../src/github/github-client.js';
import { LiveGithubConnection } from '../../src/github/github-connection.js';
import { SampleGithubServer, type SampleGithubOptions } from '../../src/sample-github/server/sample-github-server.js';
import { Sleeper } from '../../src/github/requests/sleeper.js';
import { GithubSourcerService } from '../../src/stages/github-sourcer/github-sourcer.service.js';
import { MemoryCachedResponseStore } from '../../src/stages/github-sourcer/cached-responses/memory-cached-response-store.js';
import { CachedResponseLoader } from '../../src/stages/github-sourcer/cached-responses/cached-response-loader.js';
import { type CachedResponseStore } from '../../src/stages/github-sourcer/cached-responses/cached-response-store.js';
import { InPlaceCompute } from '../../src/platform/compute/in-place-compute.js';

export const SOURCING_DATE = new Date('2026-06-01T12:00:00Z');

/** A clock that stands still until something sleeps. */
export class SleepingClock extends Clock {
  private time = SOURCING_DATE.getTime();

  now(): Date {
    return new Date(this.time);
  }

  advance(ms: number): void {
    this.time += ms;
  }
}

/** Sleeps without waiting: the clock jumps. */
class JumpingSleeper extends Sleeper {
  constructor(private readonly clock: SleepingClock) {
    super();
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.clock.advance(ms);
  }
}

/** A sleeper that only its signal wakes, so that a jump in time does not end the wait of a run for another one. */
export class PatientSleeper extends Sleeper {
  sleep(_: number, signal: AbortSignal): Promise<void> {
    return new Promise((_resolve, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  }
}

/** What a run reported to its context. */
export interface RecordedContext extends StageContext {
  warnings: Omit<Warning, 'module'>[];
  /** Share done, after each report. */
  shares: number[];
}

/** The sourcing stage with a sample GitHub on loopback and its own clock. */
export class SampleSourcing {
  private constructor(
    readonly clock: SleepingClock,
    readonly server: SampleGithubServer,
    private readonly newClient: () => GithubClient,
    readonly client: GithubClient,
    readonly loader: CachedResponseLoader,
    readonly sourcer: GithubSourcerService,
  ) {}

  static async start(
    options: Partial<SampleGithubOptions> & { clientLimits?: Partial<ClientLimits> } = {},
  ): Promise<SampleSourcing> {
    Logger.overrideLogger(false);
    const clock = new SleepingClock();
    const sleeper = new JumpingSleeper(clock);
    const { clientLimits, ...serverOptions } = options;
    const server = new SampleGithubServer({ clock, sleeper, ...serverOptions });
    const connection = new LiveGithubConnection({ baseUrl: await server.start(), token: 'sample' }, 'sample');
    const newClient = (): GithubClient =>
      new GithubClient(connection, clock, sleeper, { ...CLIENT_LIMITS, ...clientLimits });
    const client = newClient();
    const loader = new CachedResponseLoader(new MemoryCachedResponseStore(), clock);
    const sourcer = new GithubSourcerService(client, loader, clock, new PatientSleeper(), new InPlaceCompute());
    return new SampleSourcing(clock, server, newClient, client, loader, sourcer);
  }

  /** The stage as in another process: nothing in memory, the same GitHub, and the stored responses. */
  inNewProcess(store: CachedResponseStore): GithubSourcerService {
    return new GithubSourcerService(
      this.newClient(),
      new CachedResponseLoader(store, this.clock),
      this.clock,
      new PatientSleeper(),
      new InPlaceCompute(),
    );
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  context(seconds = 120, signal: AbortSignal = new AbortController().signal): RecordedContext {
    const warnings: Omit<Warning, 'module'>[] = [];
    const shares: number[] = [];
    return {
      referenceDate: SOURCING_DATE,
      deadline: new Date(this.clock.now().getTime() + seconds * 1_000),
      signal,
      warn: (code, message) => warnings.push({ code, message }),
      progress: (done, total) => shares.push(done / total),
      checkpoint: async () => undefined,
      onBehalfOf: 'user',
      warnings,
      shares,
    };
  }
}

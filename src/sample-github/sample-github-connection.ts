import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type HttpAdapterHost } from '@nestjs/core';
import { type Clock } from '../platform/common/clock.js';
import { whenListening } from '../platform/common/when-listening.js';
import { STOP_BOUNDS } from '../platform/common/stop-bounds.js';
import { stopStep } from '../platform/common/stop-step.js';
import { GithubConnection, type GithubEndpoint } from '../github/github-connection.js';

const WORKER = new URL('./sample-github.worker.js', import.meta.url);
/**
 * Megabytes. The sample people and GitHub's schema take 50, an answer under way some more; without a bound V8 would let
 * the thread grow to several times that. `maxYoungGenerationSizeMb` is what the newest objects get.
 */
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 6 };
/** The sample lets any token in; there is nothing behind it to protect. */
const TOKEN = 'sample';

interface Running {
  baseUrl: string;
  stop: () => Promise<unknown>;
}

/**
 * The sample GitHub on loopback, started once the service listens and not awaited by it: the first run waits for what is left.
 * Where it runs from source (tests) there is no compiled worker, and it runs in the process.
 */
export class SampleGithubConnection extends GithubConnection implements OnApplicationBootstrap, OnModuleDestroy {
  readonly source = 'sample';
  private running: Promise<Running> | null = null;
  private readonly ending = new AbortController();

  constructor(
    private readonly clock: Clock,
    private readonly host: HttpAdapterHost | null = null,
  ) {
    super();
  }

  onApplicationBootstrap(): void {
    // In the process it would hold up everybody, so it waits for the first run there.
    if (this.host !== null && existsSync(WORKER))
      whenListening(this.host, () => void this.endpoint().catch(() => undefined));
  }

  async onModuleDestroy(): Promise<void> {
    const { running } = this;
    if (running === null) return;
    this.running = null;
    this.ending.abort();
    // Also one that has not started yet, or has failed to.
    const stop = async (): Promise<unknown> => (await running.catch(() => null))?.stop();
    await stopStep('end the sample GitHub', STOP_BOUNDS.sampleGithub, stop);
  }

  /** A start that failed is tried again at the next call. */
  async endpoint(): Promise<GithubEndpoint> {
    this.running ??= existsSync(WORKER)
      ? startWorker(() => (this.running = null), this.ending.signal)
      : startHere(this.clock);
    try {
      return { baseUrl: (await this.running).baseUrl, token: TOKEN };
    } catch (error) {
      this.running = null;
      throw error;
    }
  }
}

/** @param ending ends the thread when aborted, also while it is busy with its start */
function startWorker(onExit: () => void, ending: AbortSignal): Promise<Running> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { resourceLimits: MEMORY });
    ending.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      onExit();
      reject(new Error(`the sample GitHub ended with ${code}`));
    });
    worker.once('message', (baseUrl: string) => {
      // A service that has nothing else to do may end.
      worker.unref();
      resolve({ baseUrl, stop: () => worker.terminate() });
    });
  });
}

async function startHere(clock: Clock): Promise<Running> {
  const { SampleGithubServer } = await import('./server/sample-github-server.js');
  const server = new SampleGithubServer({ clock });
  return { baseUrl: await server.start(), stop: () => server.stop() };
}

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
 * Limits in megabytes. The sample people and GitHub's schema use 50, a request in progress some more. Without a limit
 * V8 would let the thread grow to several times that. `maxYoungGenerationSizeMb` is the space for the newest objects.
 */
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 6 };
/** The sample accepts any token, because it has nothing to protect. */
const TOKEN = 'sample';

interface Running {
  baseUrl: string;
  stop: () => Promise<unknown>;
}

/**
 * The sample GitHub on loopback. It starts when the service begins to listen, and startup does not wait for it; the
 * first run waits until it is ready. If the service runs from source (tests), there is no compiled worker, and the
 * sample runs in this process.
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
    // In this process the start would block all requests, so it waits for the first run.
    if (this.host !== null && existsSync(WORKER))
      whenListening(this.host, () => void this.endpoint().catch(() => undefined));
  }

  async onModuleDestroy(): Promise<void> {
    const { running } = this;
    if (running === null) return;
    this.running = null;
    this.ending.abort();
    // Also stops a server that is still starting, or that failed to start.
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

/** @param ending ends the thread when aborted, also while it is starting */
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
      // The thread must not keep the process alive.
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

import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two requests. */
const INTERVAL = 50;
/** Milliseconds after which a response counts as missing. */
const TIMEOUT = 30_000;

/** Polls the liveness of processes, and records the slowest response. */
export class LivenessProbe {
  /** Milliseconds of the slowest response; infinite if one was missing. */
  slowest = 0;
  private stopped = false;
  private asking: Promise<void> = Promise.resolve();

  static start(urls: () => readonly string[]): LivenessProbe {
    const probe = new LivenessProbe();
    probe.asking = probe.ask(urls);
    return probe;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.asking;
  }

  private async ask(urls: () => readonly string[]): Promise<void> {
    while (!this.stopped) {
      for (const url of urls()) this.slowest = Math.max(this.slowest, await timeOfAnswer(url));
      await sleep(INTERVAL);
    }
  }
}

async function timeOfAnswer(url: string): Promise<number> {
  const begun = performance.now();
  const response = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(TIMEOUT) }).catch(() => null);
  await response?.arrayBuffer();
  return response?.ok === true ? performance.now() - begun : Infinity;
}

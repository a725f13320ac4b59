import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two questions. */
const INTERVAL = 50;
/** Milliseconds after which an answer counts as not given. */
const PATIENCE = 30_000;

/** Asks processes again and again whether they live, and keeps the longest time that an answer took. */
export class LivenessProbe {
  /** Milliseconds of the slowest answer; infinite where one was not given. */
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
  const response = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  await response?.arrayBuffer();
  return response?.ok === true ? performance.now() - begun : Infinity;
}

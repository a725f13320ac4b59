import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; injected so that tests need no real time. */
export abstract class Sleeper {
  /** Resolves after `ms`, and rejects with the signal's reason if it is aborted first. */
  abstract sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export class TimerSleeper extends Sleeper {
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    try {
      await sleep(ms, undefined, { signal });
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';

/** Waiting, injected so that a test needs no real time. */
export abstract class Sleeper {
  /** Resolves after `ms`, and rejects with the signal's reason when it is aborted first. */
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

import { Timers } from '../../src/platform/common/timers.js';

interface Timer {
  at: number;
  /** Milliseconds between two calls; null if there is only one. */
  interval: number | null;
  work: () => void | Promise<void>;
}

/** Timers whose time passes only when a test advances it. */
export class ManualTimers extends Timers {
  private readonly timers = new Set<Timer>();
  private time = 0;

  /** The number of active timers. */
  get pending(): number {
    return this.timers.size;
  }

  after(milliseconds: number, work: () => void | Promise<void>): () => void {
    return this.add({ at: this.time + milliseconds, interval: null, work });
  }

  every(milliseconds: number, work: () => void | Promise<void>): () => void {
    return this.add({ at: this.time + milliseconds, interval: milliseconds, work });
  }

  /** Advances the time: runs the timers that are due in order, each to its end before the next. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      const [next] = [...this.timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (next === undefined) break;
      this.time = next.at;
      if (next.interval === null) this.timers.delete(next);
      else next.at += next.interval;
      await next.work();
    }
    this.time = end;
  }

  private add(timer: Timer): () => void {
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  }
}

/** What happens later: injected so that a test can let time pass at once. Timers do not keep the process alive. */
export abstract class Timers {
  /** Does `work` once, after so many milliseconds. `work` must not throw or reject. Returns a function that cancels the timer. */
  abstract after(milliseconds: number, work: () => void | Promise<void>): () => void;
  /** Does `work` again and again, every so many milliseconds, until the returned function is called. */
  abstract every(milliseconds: number, work: () => void | Promise<void>): () => void;
}

export class SystemTimers extends Timers {
  after(milliseconds: number, work: () => void | Promise<void>): () => void {
    const timer = setTimeout(() => void work(), milliseconds).unref();
    return () => clearTimeout(timer);
  }

  every(milliseconds: number, work: () => void | Promise<void>): () => void {
    const timer = setInterval(() => void work(), milliseconds).unref();
    return () => clearInterval(timer);
  }
}

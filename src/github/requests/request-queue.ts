interface Waiting {
  start: () => void;
  cancel: (reason: unknown) => void;
}

/**
 * One request in flight for the whole credential: GitHub asks for serial requests, and its time budget (60 s of
 * GraphQL per minute) would not carry more. Runs take turns, so that a long run does not hold up a short one;
 * within a run the order is first in, first out.
 */
export class RequestQueue {
  private readonly waiting = new Map<object, Waiting[]>();
  private busy = false;

  /** Resolves with a function that gives the turn back. Rejects with the signal's reason when it is aborted first. */
  async acquire(run: object, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.busy) await this.waitForTurn(run, signal);
    this.busy = true;
    return () => this.release();
  }

  private waitForTurn(run: object, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = (): void => entry.cancel(signal.reason);
      const entry: Waiting = {
        start: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
        cancel: (reason) => {
          this.remove(run, entry);
          reject(reason);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.waiting.set(run, [...(this.waiting.get(run) ?? []), entry]);
    });
  }

  private release(): void {
    const next = this.waiting.entries().next().value;
    if (!next) {
      this.busy = false;
      return;
    }
    const [run, entries] = next;
    // The run goes to the end of the line, so that the others have their turn first.
    this.waiting.delete(run);
    if (entries.length > 1) this.waiting.set(run, entries.slice(1));
    entries[0]?.start();
  }

  private remove(run: object, entry: Waiting): void {
    const left = (this.waiting.get(run) ?? []).filter((other) => other !== entry);
    if (left.length > 0) this.waiting.set(run, left);
    else this.waiting.delete(run);
  }
}

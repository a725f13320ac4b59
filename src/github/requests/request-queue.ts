interface Waiting {
  start: () => void;
  cancel: (reason: unknown) => void;
}

/**
 * One request in flight for the whole credential: GitHub asks for serial requests, and its limit of 60 s of GraphQL
 * time per minute would not allow more. Runs take turns, so that a long run does not block a short one. Within a run
 * the order is first in, first out.
 */
export class RequestQueue {
  private readonly waiting = new Map<object, Waiting[]>();
  private busy = false;

  /** Resolves with a function that releases the turn. Rejects with the signal's reason if it is aborted first. */
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
    // The run moves to the end of the queue, so that the other runs are served first.
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

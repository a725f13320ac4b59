import { Injectable } from '@nestjs/common';

/** Who waits for a run, and the handle to stop it, in this process. */
@Injectable()
export class RunControl {
  private readonly aborters = new Map<string, AbortController>();
  private readonly waiters = new Map<string, Set<() => void>>();

  /** A handle for a run that is now worked on here. */
  begin(executionId: string): AbortController {
    const controller = new AbortController();
    this.aborters.set(executionId, controller);
    return controller;
  }

  /** Stops a run that is worked on here. Returns whether there was one. */
  abort(executionId: string, reason: unknown): boolean {
    const controller = this.aborters.get(executionId);
    controller?.abort(reason);
    return controller !== undefined;
  }

  /** The run is no longer worked on: tells all who wait. */
  end(executionId: string): void {
    this.aborters.delete(executionId);
    const waiting = this.waiters.get(executionId);
    this.waiters.delete(executionId);
    for (const resolve of waiting ?? []) resolve();
  }

  /** Nothing is worked on any more: tells all who wait. */
  endAll(): void {
    for (const executionId of [...this.aborters.keys(), ...this.waiters.keys()]) this.end(executionId);
  }

  /** `ended` resolves when the run is no longer worked on. Ask before looking at its row; `forget` when done. */
  waitFor(executionId: string): { ended: Promise<void>; forget: () => void } {
    const waiting = this.waiters.get(executionId) ?? new Set();
    this.waiters.set(executionId, waiting);
    let waiter: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      waiter = resolve;
      waiting.add(resolve);
    });
    const forget = (): void => {
      waiting.delete(waiter);
      if (waiting.size === 0 && this.waiters.get(executionId) === waiting) this.waiters.delete(executionId);
    };
    return { ended, forget };
  }
}

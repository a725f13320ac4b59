import { type RunSignal, RunSignals } from './run-signals.js';

/** Signals within one process. */
export class LocalRunSignals extends RunSignals {
  private readonly listeners = new Set<(signal: RunSignal) => void>();

  publish(signal: RunSignal): void {
    for (const listener of this.listeners) listener(signal);
  }

  subscribe(listener: (signal: RunSignal) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.listeners.clear();
  }
}

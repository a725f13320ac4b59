import { Signals, type Topic } from './signals.js';

/** Signals within one process. */
export class LocalSignals extends Signals {
  private readonly listeners = new Map<Topic, Set<(text: string) => void>>();

  publish(topic: Topic, text: string): void {
    for (const listener of this.listeners.get(topic) ?? []) listener(text);
  }

  subscribe(topic: Topic, listener: (text: string) => void): () => void {
    const listeners = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.listeners.clear();
  }
}

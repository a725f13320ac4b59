import { type OnApplicationShutdown } from '@nestjs/common';

/** The channels: progress of runs (`queue/run-signals.ts`), and accesses that have ended (`auth/access-ends.ts`). */
export const TOPICS = ['runs', 'access'] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * Short messages to all processes: within one process, or over Redis. A message may be lost, so a listener that depends
 * on it must also check the database from time to time.
 */
export abstract class Signals implements OnApplicationShutdown {
  /** Sends to all listeners; those in this process are called at once. Never throws. */
  abstract publish(topic: Topic, text: string): void;
  /**
   * Listens to a channel.
   * @returns a function that stops listening
   */
  abstract subscribe(topic: Topic, listener: (text: string) => void): () => void;
  /** Stops sending and listening. */
  abstract close(): Promise<void>;

  /** The last hook: other processes must still hear what ends during the shutdown. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}

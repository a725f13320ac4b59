import type { OnApplicationShutdown } from '@nestjs/common';

/** What is told: how runs go (`queue/run-signals.ts`), and whose access has ended (`auth/access-ends.ts`). */
export const TOPICS = ['runs', 'access'] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * Short words that all processes hear: in one process, or over Redis. A word may be lost: who depends on one also looks
 * into the database from time to time.
 */
export abstract class Signals implements OnApplicationShutdown {
  /** Tells all listeners, in this process at once. Never throws. */
  abstract publish(topic: Topic, text: string): void;
  /** Gives a function that ends the listening. */
  abstract subscribe(topic: Topic, listener: (text: string) => void): () => void;
  /** Tells nobody any more. */
  abstract close(): Promise<void>;

  /** Last of all: what ends here during the stop is told to the other processes. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}

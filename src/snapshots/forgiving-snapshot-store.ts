import { Logger } from '@nestjs/common';
import { type Snapshot, type SnapshotEntry, SnapshotStore } from '../stages/github-sourcer/snapshots/snapshot-store.js';

/**
 * Lets no run fail for its cache: while the store behind it does not work, nothing is there and nothing is kept. Says so
 * once, and once when it works again. An erasure fails where it failed.
 */
export class ForgivingSnapshotStore extends SnapshotStore {
  private readonly logger = new Logger('Snapshots');
  private works = true;

  constructor(private readonly store: SnapshotStore) {
    super();
  }

  get(keys: readonly string[], now: Date): Promise<Map<string, Snapshot>> {
    return this.attempt(() => this.store.get(keys, now), new Map<string, Snapshot>());
  }

  set(entries: readonly SnapshotEntry[]): Promise<void> {
    return this.attempt(() => this.store.set(entries), undefined);
  }

  erase(githubId: number): Promise<void> {
    return this.store.erase(githubId);
  }

  private async attempt<Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> {
    try {
      const result = await work();
      if (!this.works) this.logger.log('Snapshots are kept again');
      this.works = true;
      return result;
    } catch (error) {
      // The name alone: the message of a failed statement may hold what a stranger wrote.
      const name = error instanceof Error ? error.name : typeof error;
      if (this.works) this.logger.warn(`Snapshots cannot be kept or read (${name}); GitHub is asked for everything until they can`);
      this.works = false;
      return otherwise;
    }
  }
}

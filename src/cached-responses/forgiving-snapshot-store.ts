import { Logger } from '@nestjs/common';
import { Metrics, NoMetrics } from '../platform/common/metrics.js';
import { type Snapshot, type SnapshotEntry, SnapshotStore } from '../stages/github-sourcer/snapshots/snapshot-store.js';

/**
 * Lets no run fail for its cache: while the store behind it does not work, nothing is there and nothing is kept. Says so
 * once, and once when it works again. An erasure fails where it failed.
 */
export class ForgivingSnapshotStore extends SnapshotStore {
  private readonly logger = new Logger('Snapshots');
  private works = true;

  constructor(
    private readonly store: SnapshotStore,
    private readonly metrics: Metrics = new NoMetrics(),
  ) {
    super();
  }

  async get(keys: readonly string[], now: Date): Promise<Map<string, Snapshot>> {
    const found = await this.attempt<Map<string, Snapshot> | null>(() => this.store.get(keys, now), null);
    this.count(keys, found);
    return found ?? new Map<string, Snapshot>();
  }

  set(entries: readonly SnapshotEntry[]): Promise<void> {
    return this.attempt(() => this.store.set(entries), undefined);
  }

  erase(githubId: number): Promise<void> {
    return this.store.erase(githubId);
  }

  /** @param found null where the store did not work */
  private count(keys: readonly string[], found: Map<string, Snapshot> | null): void {
    for (const kind of new Set(keys.map(kindOf))) {
      const asked = keys.filter((key) => kindOf(key) === kind);
      const hits = asked.filter((key) => found?.has(key)).length;
      const others = asked.length - hits;
      this.metrics.snapshotsRead({ kind, hits, misses: found === null ? 0 : others, failures: found === null ? others : 0 });
    }
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

/** Keys begin with the kind of what they name. */
function kindOf(key: string): string {
  return key.split(':', 1)[0] ?? '';
}

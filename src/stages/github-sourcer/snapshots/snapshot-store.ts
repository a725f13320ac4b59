/** Something GitHub said, kept for a while. */
export interface Snapshot {
  /** The answer, as JSON has it. */
  value: unknown;
  /** When GitHub gave it. */
  fetchedAt: Date;
}

/** A snapshot to keep. */
export interface SnapshotEntry extends Snapshot {
  /** What was asked, e.g. `core:U_123`. Unique. */
  key: string;
  /** The moment from which it may no longer be used. */
  expiresAt: Date;
  /** Numeric ids of the people that it tells about, so that it can be erased with them. */
  people: readonly number[];
}

/**
 * Keeps GitHub's answers between runs: a cache, which may forget anything at any time. The same contract holds for
 * one in memory and for one in a database, which is plugged in at the composition root.
 */
export abstract class SnapshotStore {
  /** The snapshots that are there and may still be used at `now`; the others are left out. */
  abstract get(keys: readonly string[], now: Date): Promise<Map<string, Snapshot>>;
  /** Keeps snapshots, in place of those with the same keys. */
  abstract set(entries: readonly SnapshotEntry[]): Promise<void>;
  /** Forgets everything that tells about a person. @throws where it could not: nothing may count as erased that is not */
  abstract erase(githubId: number): Promise<void>;
}

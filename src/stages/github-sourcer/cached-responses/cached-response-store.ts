/** Something GitHub said, kept for a while. */
export interface CachedResponse {
  /** The answer, as JSON has it. */
  value: unknown;
  /** When GitHub gave it. */
  fetchedAt: Date;
}

/** A cached response to keep. */
export interface CachedResponseEntry extends CachedResponse {
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
export abstract class CachedResponseStore {
  /** The cached responses that are there and may still be used at `now`; the others are left out. */
  abstract get(keys: readonly string[], now: Date): Promise<Map<string, CachedResponse>>;
  /** Keeps cached responses, in place of those with the same keys. */
  abstract set(entries: readonly CachedResponseEntry[]): Promise<void>;
  /** Forgets everything that tells about a person. @throws where it could not: nothing may count as erased that is not */
  abstract erase(githubId: number): Promise<void>;
}

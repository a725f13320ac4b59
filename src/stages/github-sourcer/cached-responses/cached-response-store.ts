/** A response of GitHub that is kept for a limited time. */
export interface CachedResponse {
  /** The response as JSON. */
  value: unknown;
  /** When GitHub returned it. */
  fetchedAt: Date;
}

/** A cached response to store. */
export interface CachedResponseEntry extends CachedResponse {
  /** What was requested, e.g. `core:U_123`. Unique. */
  key: string;
  /** From this moment the response may not be used any more. */
  expiresAt: Date;
  /** Numeric ids of the people whom the response is about, so that it can be erased with them. */
  people: readonly number[];
}

/**
 * Keeps GitHub's responses between runs. It is a cache: an implementation may drop any entry at any time. Two
 * implementations, in memory and in a database, fulfil the same contract; the composition root chooses one.
 */
export abstract class CachedResponseStore {
  /** Returns the stored responses that may still be used at `now`; the others are left out. */
  abstract get(keys: readonly string[], now: Date): Promise<Map<string, CachedResponse>>;
  /** Stores cached responses and replaces those with the same keys. */
  abstract set(entries: readonly CachedResponseEntry[]): Promise<void>;
  /**
   * Deletes everything that is about a person.
   * @throws if the deletion fails, so that data never counts as erased while it still exists
   */
  abstract erase(githubId: number): Promise<void>;
}

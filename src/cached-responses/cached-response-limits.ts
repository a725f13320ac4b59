/** How much space cached responses may use. Sizes are characters of JSON; nearly all are one byte. */
export const CACHED_RESPONSE_LIMITS = {
  /**
   * All rows in the database: 256 MB, about 200 runs like those on the sample GitHub (1.25 MB each). The rows that
   * expire first are deleted first.
   */
  database: 256_000_000,
  /** The share of the limit that remains after a purge, so that not every check has to delete something. */
  databaseShareKept: 0.9,
  /** A check runs after this many new characters, and every `databaseCheckEvery`. */
  databaseCheckAfter: 8_000_000,
  /** In milliseconds. Expired data about people is deleted within one hour, even if no run is started. */
  databaseCheckEvery: 60 * 60 * 1000,
  /** One cached response; the largest of a run on the sample GitHub has 39,000. A longer one is not stored. */
  value: 1_000_000,
  /** Rows or keys in one statement. */
  chunk: 100,
} as const;

/** Splits a list into parts that fit into one statement. */
export function inChunks<Item>(items: readonly Item[]): Item[][] {
  const { chunk } = CACHED_RESPONSE_LIMITS;
  return Array.from({ length: Math.ceil(items.length / chunk) }, (_, index) =>
    items.slice(index * chunk, (index + 1) * chunk),
  );
}

/** How much the cached responses may take. Characters are those of their JSON, nearly all of them one byte. */
export const CACHED_RESPONSE_LIMITS = {
  /** All of them in the database: 256 MB, some 200 runs like that on the sample GitHub (1.25 MB). The soonest to expire go first. */
  database: 256_000_000,
  /** What is left of that after it was exceeded, so that not every check drops something. */
  databaseShareKept: 0.9,
  /** The database is looked through after so many new characters, and every `databaseCheckEvery`. */
  databaseCheckAfter: 8_000_000,
  /** Milliseconds: what is out of date of people is gone an hour later, also where nobody starts a run. */
  databaseCheckEvery: 60 * 60 * 1000,
  /** One cached response; the largest of a run on the sample GitHub has 39,000. A longer one is not kept. */
  value: 1_000_000,
  /** Rows or keys in one statement. */
  chunk: 100,
} as const;

/** A list in parts that fit one statement. */
export function inChunks<Item>(items: readonly Item[]): Item[][] {
  const { chunk } = CACHED_RESPONSE_LIMITS;
  return Array.from({ length: Math.ceil(items.length / chunk) }, (_, index) =>
    items.slice(index * chunk, (index + 1) * chunk),
  );
}

import { createHash } from 'node:crypto';
import { groupBy } from './group-by.js';

/** Changing the seed draws other postings. It was chosen before any posting was opened. */
const SEED = 'githire-2026-11-30';
/** Of each source one in this many postings is kept, at least one of a source with three. */
const ONE_IN = 5;
const FEWEST = 3;

/** The beginning of a posting's name, up to the first hyphen, names its source. */
export function sourceOf(id: string): string {
  return id.includes('-') ? (id.split('-')[0] ?? id) : 'all';
}

/**
 * Draws the postings that nobody opens while the rules are written: of each source the fifth whose seeded hashes are
 * the smallest.
 */
export function keptIds(ids: readonly string[]): ReadonlySet<string> {
  const bySource = groupBy(ids, sourceOf);
  const drawn = [...bySource.values()].flatMap((own) =>
    own.length < FEWEST
      ? []
      : own.toSorted((one, other) => (draw(one) < draw(other) ? -1 : 1)).slice(0, Math.round(own.length / ONE_IN) || 1),
  );
  return new Set(drawn);
}

function draw(id: string): string {
  return createHash('sha256').update(`${SEED} ${id}`).digest('hex');
}

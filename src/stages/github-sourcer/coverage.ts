import { type CutReason, describeCuts } from './cuts.js';
import { type PlaceLevel } from './plan/place-levels.js';
import { SOURCING_LIMITS } from './plan/sourcing-limits.js';
import { type Route } from './routes/found-people.js';
import { type SearchOutcome } from './routes/user-search.js';

/** What a run examined, and what it left out. */
export interface Coverage {
  /** A summary in one line of English. */
  line: string;
  /** Number of people that each route found; several routes may find the same person. */
  routes: Record<Route, number>;
  /** Number of people found by all routes together, each counted once. */
  found: number;
  /** Number of profiles loaded. */
  loaded: number;
  /** Number of people whose own repositories were loaded. */
  pool: number;
  /** Number of people passed on to the ranking. */
  finalists: number;
  /** Number of people who were excluded, by reason. */
  cuts: Partial<Record<CutReason, number>>;
  /** The searches as sent, with the number of hits. */
  searches: SearchOutcome[];
  /** The widest level of places that was searched; null if no search for people was made. */
  widenedTo: PlaceLevel | null;
}

const number = (value: number): string => value.toLocaleString('en-US');

/** `search capped at 100 of 8,400`: the search with the most hits left out. */
function describeCap(searches: readonly SearchOutcome[]): string[] {
  const worst = searches.filter(({ capped }) => capped).sort((a, b) => (b.hits ?? 0) - (a.hits ?? 0))[0];
  if (worst === undefined || worst.hits === null) return [];
  const bound =
    worst.hits > SOURCING_LIMITS.searchCap ? `, of which GitHub shows ${number(SOURCING_LIMITS.searchCap)}` : '';
  return [`search capped at ${number(worst.taken)} of ${number(worst.hits)}${bound}`];
}

/** Adds the summary in one line. */
export function describeCoverage(coverage: Omit<Coverage, 'line'>): Coverage {
  const routes = Object.values(coverage.routes).filter((found) => found > 0).length;
  const first = [
    `${routes} ${routes === 1 ? 'route' : 'routes'}`,
    `${number(coverage.found)} found`,
    `${number(coverage.loaded)} loaded`,
    `${number(coverage.pool)} in the pool`,
    describeCuts(coverage.cuts),
  ];
  const place =
    coverage.widenedTo === null || coverage.widenedTo === 'anywhere' ? [] : [`searched by ${coverage.widenedTo}`];
  const parts = [first.filter((part) => part !== '').join(', '), ...describeCap(coverage.searches), ...place];
  return { line: parts.join('; '), ...coverage };
}

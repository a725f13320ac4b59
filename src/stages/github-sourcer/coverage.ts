import { type CutReason, describeCuts } from './cuts.js';
import { type PlaceLevel } from './plan/place-levels.js';
import { SOURCING_LIMITS } from './plan/sourcing-limits.js';
import { type Route, ROUTES } from './routes/found-people.js';
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
  /** What the routes could not see, each as a part of a sentence. */
  unseen: string[];
}

/** Names of the routes after their number of people. */
const ROUTE_WORDS: Readonly<Record<Route, string>> = {
  'user-search': 'by user search',
  repositories: 'by repositories',
  libraries: 'by merged work in libraries',
};

const number = (value: number): string => value.toLocaleString('en-US');

/** `search capped at 100 of 8,400`: the search with the most hits left out. */
function describeCap(searches: readonly SearchOutcome[]): string[] {
  const worst = searches.filter(({ capped }) => capped).sort((a, b) => (b.hits ?? 0) - (a.hits ?? 0))[0];
  if (worst === undefined || worst.hits === null) return [];
  const bound =
    worst.hits > SOURCING_LIMITS.searchCap ? `, of which GitHub shows ${number(SOURCING_LIMITS.searchCap)}` : '';
  return [`search capped at ${number(worst.taken)} of ${number(worst.hits)}${bound}`];
}

/** Returns what the routes could not see in this run. What no route can ever see (private work) comes last. */
function listUnseen({ routes, searches, widenedTo }: Omit<Coverage, 'line' | 'unseen'>): string[] {
  const silent = searches.filter(({ hits }) => hits === null).length;
  return [
    ...(silent > 0 ? [`${silent} ${silent === 1 ? 'search' : 'searches'} without an answer`] : []),
    ...(widenedTo === null ? ['people whom only a user search finds'] : []),
    ...(widenedTo !== null && widenedTo !== 'anywhere' ? ['people of the user search who name no place'] : []),
    ...(routes.libraries === 0 ? ['people whose only public work is in libraries of the posting'] : []),
    ...(routes.repositories === 0 ? ['people behind repositories with the topics of the posting'] : []),
    'private repositories and memberships',
  ];
}

/** Returns the number of people by route, e.g. `3 routes (90 by user search, …)`. A person may be found by several. */
function describeRoutes(routes: Coverage['routes']): string {
  const used = ROUTES.filter((route) => routes[route] > 0);
  const each = used.map((route) => `${number(routes[route])} ${ROUTE_WORDS[route]}`).join(', ');
  return `${used.length} ${used.length === 1 ? 'route' : 'routes'}${each === '' ? '' : ` (${each})`}`;
}

/** Adds what was not seen, and the summary in one line. */
export function describeCoverage(coverage: Omit<Coverage, 'line' | 'unseen'>): Coverage {
  const unseen = listUnseen(coverage);
  const first = [
    describeRoutes(coverage.routes),
    `${number(coverage.found)} found`,
    `${number(coverage.loaded)} loaded`,
    `${number(coverage.pool)} in the pool`,
    describeCuts(coverage.cuts),
  ];
  const place =
    coverage.widenedTo === null || coverage.widenedTo === 'anywhere' ? [] : [`searched by ${coverage.widenedTo}`];
  const parts = [
    first.filter((part) => part !== '').join(', '),
    ...describeCap(coverage.searches),
    ...place,
    `not seen: ${unseen.join(', ')}`,
  ];
  return { line: parts.join('; '), unseen, ...coverage };
}

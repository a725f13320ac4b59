import { type DocumentNode, Kind, visit } from 'graphql';
import { type QueryCost } from '../../github/requests/query-cost.js';

/**
 * Seconds that GitHub's servers take: the middle of what users report for such queries. 3 to 5 s for the repositories
 * of ten people, 2 to 4 s for the contributions of five, 1 to 2 s for five searches or 60 reads from git. A user search
 * by REST takes about one.
 */
const SECONDS = {
  request: 0.15,
  connection: 0.018,
  contributions: 0.55,
  gitRead: 0.025,
  search: 0.25,
  history: 0.1,
} as const;
export const REST_SEARCH_SECONDS = 1;
/** GitHub ends a query after this time. */
export const GIVE_UP_SECONDS = 10;

/** Returns how long GitHub would take for the query. */
export function serverSeconds(
  document: DocumentNode,
  variables: Record<string, unknown>,
  connectionRequests: QueryCost['requests'],
): number {
  const ids = Array.isArray(variables['ids']) ? variables['ids'].length : 1;
  let seconds = SECONDS.request + SECONDS.connection * connectionRequests;
  visit(document, {
    Field: ({ name, directives }) => {
      const left = directives?.some(
        (directive) => directive.name.value === 'include' && isOff(directive.arguments?.[0]?.value, variables),
      );
      if (left) return false;
      if (name.value === 'contributionsCollection') seconds += SECONDS.contributions * ids;
      if (name.value === 'object') seconds += SECONDS.gitRead * ids;
      if (name.value === 'history') seconds += SECONDS.history * ids;
      if (name.value === 'search') seconds += SECONDS.search;
      return undefined;
    },
  });
  return seconds;
}

function isOff(
  value: { kind: Kind; name?: { value: string } } | undefined,
  variables: Record<string, unknown>,
): boolean {
  return value?.kind === Kind.VARIABLE && value.name !== undefined && variables[value.name.value] !== true;
}

import { type UserSearchPage } from '../../../github/github-access.js';
import { type GithubRun } from '../github-run.js';
import { CACHED_RESPONSE_TTL, SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { type PlannedUserSearch } from '../plan/sourcing-plan.js';
import { type FoundPeople } from './found-people.js';

/** The result of a search, and how much of it was used. */
export interface SearchOutcome {
  /** The query as sent. */
  query: string;
  /** Number of all hits that GitHub counted; null if GitHub did not respond. */
  hits: number | null;
  /** Number of hits that were taken. */
  taken: number;
  /** GitHub's search ran into its own timeout, or there are more hits than were taken. */
  capped: boolean;
  /** Number of hits that are not people. */
  organisations: number;
}

/** Searches people by the language of their repositories and the place on their profile. */
export async function searchUsers(
  run: GithubRun,
  search: PlannedUserSearch,
  found: FoundPeople,
): Promise<SearchOutcome> {
  const { query, sort } = search;
  const page = await run.loadOne<UserSearchPage>({
    step: 'userSearches',
    kind: 'user-search',
    id: `${sort}:${query}`,
    ttl: CACHED_RESPONSE_TTL.search,
    ask: (session) =>
      session.searchUsers(query, { sort, order: 'desc', perPage: SOURCING_LIMITS.usersPerSearch, page: 1 }),
    people: ({ items }) => items.map(({ id }) => id),
  });
  if (page === null) return { query, hits: null, taken: 0, capped: false, organisations: 0 };
  const people = page.items.filter(({ type }) => type === 'User');
  for (const { id, nodeId, login } of people)
    found.add({ githubId: id, nodeId, login }, 'user-search', `user-search: ${query}`);
  return {
    query,
    hits: page.totalCount,
    taken: page.items.length,
    capped: page.incomplete || page.totalCount > page.items.length,
    organisations: page.items.length - people.length,
  };
}

import { type UserSearchPage } from '../../../github/github-access.js';
import { type GithubRun } from '../github-run.js';
import { CACHED_RESPONSE_TTL, SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { type PlannedUserSearch } from '../plan/sourcing-plan.js';
import { type FoundPeople } from './found-people.js';

/** What a search found, and how much of it was looked at. */
export interface SearchOutcome {
  /** The search, as sent. */
  query: string;
  /** All hits that GitHub counted; null where it did not answer. */
  hits: number | null;
  /** Hits that were taken. */
  taken: number;
  /** GitHub's own search ran out of time, or there are more hits than were taken. */
  capped: boolean;
  /** Accounts among the hits that are not people. */
  organisations: number;
}

/** People by the language of their repositories and the place on their profile. */
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

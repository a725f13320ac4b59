import { type FoundRepositoryNode, type SearchPageOf } from '../../../github/documents/document-types.js';
import { loadSearches } from '../../../github/requests/in-batches.js';
import { type GithubRun } from '../github-run.js';
import { CACHED_RESPONSE_TTL, SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { type PlannedRepositorySearch } from '../plan/sourcing-plan.js';
import { type RepositoryHit } from './choose-repositories.js';

type LibraryPage = SearchPageOf<'libraryRepositories'>;

function repositoriesOf(page: LibraryPage): FoundRepositoryNode[] {
  return (page.nodes ?? []).filter(
    (node): node is NonNullable<typeof node> & FoundRepositoryNode => node !== null && 'nameWithOwner' in node,
  );
}

/** Searches the repositories of the team's libraries, all in one request. */
export async function searchTeamLibraries(
  run: GithubRun,
  searches: readonly PlannedRepositorySearch[],
): Promise<RepositoryHit[]> {
  if (searches.length === 0) return [];
  const { loaded } = await run.load<LibraryPage>({
    step: 'repositorySearches',
    kind: 'library-repositories',
    ids: searches.map(({ query }) => query),
    ttl: CACHED_RESPONSE_TTL.search,
    people: (page) =>
      repositoriesOf(page).flatMap(({ owner }) => ('databaseId' in owner ? (owner.databaseId ?? []) : [])),
    fetch: (queries, session, isSettled) =>
      loadSearches(session, 'libraryRepositories', new Map(queries.map((query) => [query, query])), {
        first: SOURCING_LIMITS.repositoriesPerTeamLibrary,
        isSettled,
      }),
  });
  return searches.flatMap(({ query, skill }) => {
    const page = loaded.get(query)?.value;
    return page === undefined ? [] : repositoriesOf(page).map((repository) => ({ repository, skill }));
  });
}

import { type PullRequestAuthorNode, type SearchPageOf } from '../../../github/documents/document-types.js';
import { loadSearches } from '../../../github/requests/in-batches.js';
import { type GithubRun } from '../github-run.js';
import { CACHED_RESPONSE_TTL, SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { type RepositoryAnswer } from '../reading/answers.js';
import { carriesOthersWork } from '../reading/pull-request-titles.js';
import { addSighting, type FoundPeople } from './found-people.js';

type AuthorsPage = SearchPageOf<'mergedPullRequestAuthors'>;

interface Merge {
  mergedAt: string | null;
  author: { id: string; databaseId: number; login: string };
}

/** Returns the merges whose author is a person, without those that carry others' work, such as bumps and releases. */
function mergesOf(page: AuthorsPage): Merge[] {
  return (page.nodes ?? []).flatMap((node) => {
    const { author, mergedAt, title = '' } = (node ?? {}) as Partial<PullRequestAuthorNode>;
    if (carriesOthersWork(title)) return [];
    if (!author || !('databaseId' in author) || author.databaseId === null) return [];
    return [
      { mergedAt: mergedAt ?? null, author: { id: author.id, databaseId: author.databaseId, login: author.login } },
    ];
  });
}

/**
 * Finds the people whose pull requests were merged into libraries that the posting names, even if their own profile
 * shows nothing.
 */
export async function findLibraryAuthors(
  run: GithubRun,
  repositories: readonly RepositoryAnswer[],
  since: Date,
  found: FoundPeople,
): Promise<void> {
  const day = since.toISOString().slice(0, 10);
  const queryOf = ({ nameWithOwner }: RepositoryAnswer): string =>
    `repo:${nameWithOwner} is:pr is:merged merged:>=${day} sort:created-desc`;
  const byQuery = new Map(repositories.map((repository) => [queryOf(repository), repository]));
  const { loaded } = await run.load<AuthorsPage>({
    step: 'libraryAuthors',
    kind: 'merged-authors',
    ids: [...byQuery.keys()],
    ttl: CACHED_RESPONSE_TTL.search,
    people: (page) => mergesOf(page).map(({ author }) => author.databaseId),
    fetch: (queries, session, isSettled) =>
      loadSearches(session, 'mergedPullRequestAuthors', new Map(queries.map((query) => [query, query])), {
        first: SOURCING_LIMITS.mergesPerRepository,
        batchSize: SOURCING_LIMITS.libraryBatch,
        isSettled,
      }),
  });
  for (const [query, repository] of byQuery) {
    const page = loaded.get(query)?.value;
    if (page === undefined) continue;
    for (const { author, mergedAt } of mergesOf(page)) {
      // Nobody reviews what people merge into their own repositories.
      if (repository.nameWithOwner.toLowerCase().startsWith(`${author.login.toLowerCase()}/`)) continue;
      const reference = { githubId: author.databaseId, nodeId: author.id, login: author.login };
      const person = found.add(
        reference,
        'libraries',
        `libraries: merged pull requests in ${repository.nameWithOwner}`,
      );
      addSighting(person, repository, 'mergedPullRequests', mergedAt);
    }
  }
}

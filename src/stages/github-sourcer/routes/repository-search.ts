import {
  type FoundRepositoryNode,
  type RepositoryCommittersNode,
  type RepositorySearchPage,
} from '../../../github/documents/document-types.js';
import { GithubFailure } from '../../../github/errors.js';
import { type GithubSession } from '../../../github/github-session.js';
import { loadNodes } from '../../../github/requests/in-batches.js';
import { type GithubRun } from '../github-run.js';
import { CACHED_RESPONSE_TTL, SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { type PlannedRepositorySearch } from '../plan/sourcing-plan.js';
import { addSighting, type FoundPeople } from './found-people.js';
import { type SearchOutcome } from './user-search.js';

function isRepository(node: NonNullable<RepositorySearchPage['nodes']>[number]): node is FoundRepositoryNode {
  return node !== null && 'nameWithOwner' in node;
}

async function askForRepositories(session: GithubSession, query: string): Promise<RepositorySearchPage> {
  const { data, errors } = await session.query('searchRepositories', {
    query,
    first: SOURCING_LIMITS.repositoriesPerSearch,
  });
  if (data.search === null) throw new GithubFailure(errors[0]?.kind ?? 'server-error');
  return data.search;
}

/** Searches repositories by topic and language. */
export async function searchRepositories(
  run: GithubRun,
  { query }: PlannedRepositorySearch,
): Promise<{ outcome: SearchOutcome; repositories: FoundRepositoryNode[] }> {
  const page = await run.loadOne<RepositorySearchPage>({
    step: 'repositorySearches',
    kind: 'repository-search',
    id: query,
    ttl: CACHED_RESPONSE_TTL.search,
    ask: (session) => askForRepositories(session, query),
    people: (value) =>
      (value.nodes ?? []).flatMap((node) =>
        isRepository(node) && 'databaseId' in node.owner ? (node.owner.databaseId ?? []) : [],
      ),
  });
  const repositories = (page?.nodes ?? []).filter(isRepository);
  const hits = page?.repositoryCount ?? null;
  return {
    repositories,
    outcome: { query, hits, taken: repositories.length, capped: (hits ?? 0) > repositories.length, organisations: 0 },
  };
}

/**
 * Adds the owners of repositories who are people. Ownership alone is not work: their own repositories are read later.
 */
export function findOwners(repositories: readonly FoundRepositoryNode[], found: FoundPeople): void {
  for (const { owner, nameWithOwner } of repositories) {
    if ('databaseId' in owner && owner.databaseId !== null) {
      found.add(
        { githubId: owner.databaseId, nodeId: owner.id, login: owner.login },
        'repositories',
        `repositories: owner of ${nameWithOwner}`,
      );
    }
  }
}

/** Adds the authors of the newest commits of repositories: they did the work, whoever owns the repository. */
export async function findCommitters(
  run: GithubRun,
  repositories: readonly FoundRepositoryNode[],
  since: Date,
  found: FoundPeople,
): Promise<void> {
  const byId = new Map(repositories.map((repository) => [repository.id, repository]));
  const day = since.toISOString().slice(0, 10);
  const { loaded } = await run.load<RepositoryCommittersNode>({
    step: 'committers',
    kind: `committers:${day}`,
    ids: [...byId.keys()],
    ttl: CACHED_RESPONSE_TTL.search,
    people: (node) => commitsOf(node).map(({ user }) => user.databaseId),
    fetch: (ids, session, isSettled) =>
      loadNodes(session, 'repositoryCommitters', ids, {
        batchSize: SOURCING_LIMITS.committerBatch,
        variables: { commits: SOURCING_LIMITS.commitsPerRepository, since: `${day}T00:00:00Z` },
        isSettled,
      }),
  });
  for (const [id, repository] of byId) {
    const node = loaded.get(id)?.value;
    if (node === undefined) continue;
    for (const { user, committedDate } of commitsOf(node)) {
      const reference = { githubId: user.databaseId, nodeId: user.id, login: user.login };
      const person = found.add(reference, 'repositories', `repositories: committer to ${repository.nameWithOwner}`);
      addSighting(person, repository, 'commits', committedDate);
    }
  }
}

interface Commit {
  committedDate: string;
  user: { id: string; databaseId: number; login: string };
}

/** Returns the newest commits whose author has an account. */
function commitsOf(node: RepositoryCommittersNode): Commit[] {
  const target = node.defaultBranchRef?.target;
  // A branch may point to something other than a commit.
  if (!target || !('history' in target)) return [];
  return (target.history.nodes ?? []).flatMap((commit) => {
    const user = commit?.author?.user;
    return commit && user && user.databaseId !== null
      ? [{ committedDate: commit.committedDate, user: { ...user, databaseId: user.databaseId } }]
      : [];
  });
}

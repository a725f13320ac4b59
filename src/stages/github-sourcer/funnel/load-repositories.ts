import { type PoolRepositoriesNode } from '../../../github/documents/document-types.js';
import { loadNodes } from '../../../github/requests/in-batches.js';
import { type GithubRun } from '../github-run.js';
import { CACHED_RESPONSE_TTL, SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { type Prospect, noteFetched } from './prospect.js';

/** Loads the newest own repositories of all people in the pool, with their languages and topics. */
export async function loadRepositories(
  run: GithubRun,
  pool: readonly Prospect[],
  onProgress: (done: number) => void,
): Promise<void> {
  const { repositories, languages, topics, poolBatch } = SOURCING_LIMITS;
  const { loaded } = await run.load<PoolRepositoriesNode>({
    step: 'repositories',
    kind: 'repositories',
    ids: pool.map(({ core }) => core.id),
    ttl: CACHED_RESPONSE_TTL.person,
    people: (_, id) => pool.filter(({ core }) => core.id === id).map(({ person }) => person.githubId),
    onProgress,
    fetch: (ids, session, isSettled) =>
      loadNodes(session, 'poolRepositories', ids, {
        batchSize: poolBatch,
        variables: { repositories, languages, topics },
        isSettled,
      }),
  });
  for (const prospect of pool) {
    const answer = loaded.get(prospect.core.id);
    if (answer === undefined) continue;
    prospect.repositories = answer.value.repositories;
    noteFetched(prospect, answer.fetchedAt);
  }
}

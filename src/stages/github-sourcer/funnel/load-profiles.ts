import { type CandidateCoreNode } from '../../../github/documents/document-types.js';
import { loadNodes } from '../../../github/requests/in-batches.js';
import { type Cuts } from '../cuts.js';
import { type GithubRun } from '../github-run.js';
import { CACHED_RESPONSE_TTL, SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { type FoundPerson } from '../routes/found-people.js';
import { hasNothing, isStale } from '../rules/activity.js';
import { type Prospect } from './prospect.js';

/**
 * Loads the profiles of people whom the routes found, and excludes unsuitable people, each with a reason. The places
 * are read later.
 */
export async function loadProfiles(
  run: GithubRun,
  people: readonly FoundPerson[],
  cuts: Cuts,
  referenceDate: Date,
  onProgress: (done: number) => void,
): Promise<Prospect[]> {
  const { loaded, others, unavailable } = await run.load<CandidateCoreNode>({
    step: 'profiles',
    kind: 'core',
    ids: people.map(({ nodeId }) => nodeId),
    ttl: CACHED_RESPONSE_TTL.person,
    people: ({ databaseId }) => (databaseId === null ? [] : [databaseId]),
    onProgress,
    fetch: (ids, session, isSettled) =>
      loadNodes(session, 'candidateCore', ids, { batchSize: SOURCING_LIMITS.profileBatch, variables: {}, isSettled }),
  });
  return people.flatMap((person) => {
    const answer = loaded.get(person.nodeId);
    if (answer === undefined) {
      const type = others.get(person.nodeId);
      cuts.add(
        person.githubId,
        type === undefined ? goneOr(unavailable.get(person.nodeId)) : type === 'Organization' ? 'organisation' : 'bot',
      );
      return [];
    }
    const { value: core, fetchedAt } = answer;
    if (isStale(core, person, referenceDate)) cuts.add(person.githubId, 'stale');
    else if (hasNothing(core, person)) cuts.add(person.githubId, 'nothing-of-their-own');
    else
      return [
        {
          person,
          core,
          place: null,
          levels: [],
          repositories: null,
          contributions: null,
          mergedPullRequests: null,
          showcase: null,
          fetchedAt,
        },
      ];
    return [];
  });
}

function goneOr(kind: string | undefined): 'gone' | 'not-loaded' {
  return kind === 'not-found' ? 'gone' : 'not-loaded';
}

import { loadContributions } from '../../../github/contributions.js';
import {
  type FinalistContributionsNode,
  type FinalistShowcaseNode,
  type MergedPullRequestNode,
  type SearchPageOf,
} from '../../../github/documents/document-types.js';
import { loadNodes, loadSearches } from '../../../github/requests/in-batches.js';
import { type GithubRun } from '../github-run.js';
import { CACHED_RESPONSE_TTL, SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { yearBefore } from '../plan/sourcing-plan.js';
import { type MergedPullRequestsAnswer } from '../reading/answers.js';
import { type Prospect, noteFetched } from './prospect.js';

type OnProgress = (done: number) => void;

const idsOf = (finalists: readonly Prospect[]): string[] => finalists.map(({ core }) => core.id);

/** Returns the ids of the people whom a part of a prospect is about, for the erasure of their data. */
function owners(finalists: readonly Prospect[]): (value: unknown, nodeId: string) => number[] {
  const byNode = new Map(finalists.map(({ core, person }) => [core.id, person.githubId]));
  return (_, nodeId) => [byNode.get(nodeId) ?? []].flat();
}

/** Loads the contributions of the last year: totals, and by repository. */
export async function loadYears(
  run: GithubRun,
  finalists: readonly Prospect[],
  referenceDate: Date,
  onProgress: OnProgress,
): Promise<void> {
  const window = { from: yearBefore(referenceDate), to: referenceDate };
  const { loaded } = await run.load<FinalistContributionsNode>({
    step: 'contributions',
    kind: `contributions:${referenceDate.toISOString().slice(0, 10)}`,
    ids: idsOf(finalists),
    ttl: CACHED_RESPONSE_TTL.person,
    people: owners(finalists),
    onProgress,
    fetch: (ids, session, isSettled) => loadContributions(session, ids, window, isSettled),
  });
  for (const prospect of finalists) {
    const answer = loaded.get(prospect.core.id);
    if (answer === undefined) continue;
    prospect.contributions = answer.value.contributionsCollection;
    noteFetched(prospect, answer.fetchedAt);
  }
}

type MergedPage = SearchPageOf<'finalistMergedPullRequests'>;

/** Leaves out other kinds of search results. */
function toMerged(page: MergedPage): MergedPullRequestsAnswer {
  const nodes = (page.nodes ?? []).filter(
    (node): node is MergedPullRequestNode => node !== null && 'repository' in node,
  );
  return { issueCount: page.issueCount, nodes };
}

/** Loads the newest pull requests that others merged, and the total number. */
export async function loadMergedPullRequests(
  run: GithubRun,
  finalists: readonly Prospect[],
  onProgress: OnProgress,
): Promise<void> {
  const loginOf = new Map(finalists.map(({ core }) => [core.id, core.login]));
  const queryOf = (id: string): string =>
    `is:pr is:merged is:public author:${loginOf.get(id)} -user:${loginOf.get(id)} sort:created-desc`;
  const { loaded } = await run.load<MergedPage>({
    step: 'mergedPullRequests',
    kind: 'merged-pull-requests',
    ids: idsOf(finalists),
    ttl: CACHED_RESPONSE_TTL.person,
    people: owners(finalists),
    onProgress,
    fetch: (ids, session, isSettled) =>
      loadSearches(session, 'finalistMergedPullRequests', new Map(ids.map((id) => [id, queryOf(id)])), {
        first: SOURCING_LIMITS.mergedPullRequests,
        batchSize: SOURCING_LIMITS.mergedBatch,
        isSettled,
      }),
  });
  for (const prospect of finalists) {
    const answer = loaded.get(prospect.core.id);
    if (answer === undefined) continue;
    prospect.mergedPullRequests = toMerged(answer.value);
    noteFetched(prospect, answer.fetchedAt);
  }
}

/** Loads what the finalists pinned, and the accounts elsewhere that they published. */
export async function loadShowcases(
  run: GithubRun,
  finalists: readonly Prospect[],
  onProgress: OnProgress,
): Promise<void> {
  const { loaded } = await run.load<FinalistShowcaseNode>({
    step: 'showcases',
    kind: 'showcase',
    ids: idsOf(finalists),
    ttl: CACHED_RESPONSE_TTL.person,
    people: owners(finalists),
    onProgress,
    fetch: (ids, session, isSettled) =>
      loadNodes(session, 'finalistShowcase', ids, {
        batchSize: SOURCING_LIMITS.showcaseBatch,
        variables: {},
        isSettled,
      }),
  });
  for (const prospect of finalists) {
    const answer = loaded.get(prospect.core.id);
    if (answer === undefined) continue;
    const { pinnedItems, topStarred, socialAccounts } = answer.value;
    const pinned = (pinnedItems.nodes ?? []).flatMap((node) =>
      node !== null && 'nameWithOwner' in node ? [node] : [],
    );
    prospect.showcase = { pinnedItems: { nodes: pinned }, topStarred, socialAccounts };
    noteFetched(prospect, answer.fetchedAt);
  }
}

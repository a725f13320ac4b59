import { type ContributionsByRepository, type FinalistContributionsNode } from './documents/document-types.js';
import { type GithubSession } from './github-session.js';
import { type Batches, inOne, type IsSettled, loadNodes } from './requests/in-batches.js';

/** Users in one request; a usual value in practice for `contributionsCollection`. */
const USERS_A_REQUEST = 5;
const REPOSITORIES = 25;

export interface ContributionWindow {
  from: Date;
  /** At most one year after `from`. */
  to: Date;
}

/**
 * Loads contributions of up to one year. If GitHub refuses a single person as too heavy, the year is requested in two
 * halves, which worked for very active people. If that fails too, the person is unavailable.
 */
export function loadContributions(
  session: GithubSession,
  ids: string[],
  window: ContributionWindow,
  isSettled?: IsSettled,
): Batches<FinalistContributionsNode> {
  const middle = new Date((window.from.getTime() + window.to.getTime()) / 2);
  const loadOne = async (
    id: string,
    { from, to }: ContributionWindow,
  ): Promise<FinalistContributionsNode | undefined> =>
    (
      await inOne(loadNodes(session, 'finalistContributions', [id], { batchSize: 1, variables: variables(from, to) }))
    ).loaded.get(id);
  return loadNodes(session, 'finalistContributions', ids, {
    batchSize: USERS_A_REQUEST,
    variables: variables(window.from, window.to),
    isSettled,
    lastResort: async (id) => {
      const first = await loadOne(id, { from: window.from, to: middle });
      const second = first && (await loadOne(id, { from: new Date(middle.getTime() + 1_000), to: window.to }));
      return first && second ? merged(first, second) : null;
    },
  });
}

function variables(from: Date, to: Date): { from: string; to: string; maxRepositories: number } {
  return { from: from.toISOString(), to: to.toISOString(), maxRepositories: REPOSITORIES };
}

function merged(first: FinalistContributionsNode, second: FinalistContributionsNode): FinalistContributionsNode {
  const a = first.contributionsCollection;
  const b = second.contributionsCollection;
  const commits = addUp(a.commitContributionsByRepository, b.commitContributionsByRepository);
  return {
    ...second,
    contributionsCollection: {
      startedAt: a.startedAt,
      endedAt: b.endedAt,
      totalCommitContributions: a.totalCommitContributions + b.totalCommitContributions,
      totalIssueContributions: a.totalIssueContributions + b.totalIssueContributions,
      totalPullRequestContributions: a.totalPullRequestContributions + b.totalPullRequestContributions,
      totalPullRequestReviewContributions:
        a.totalPullRequestReviewContributions + b.totalPullRequestReviewContributions,
      // A repository may be in both halves. The true number is at least that of the larger half, and at least the
      // number listed.
      totalRepositoriesWithContributedCommits: Math.max(
        a.totalRepositoriesWithContributedCommits,
        b.totalRepositoriesWithContributedCommits,
        commits.length,
      ),
      restrictedContributionsCount: a.restrictedContributionsCount + b.restrictedContributionsCount,
      hasAnyRestrictedContributions: a.hasAnyRestrictedContributions || b.hasAnyRestrictedContributions,
      commitContributionsByRepository: commits,
      pullRequestContributionsByRepository: addUp(
        a.pullRequestContributionsByRepository,
        b.pullRequestContributionsByRepository,
      ),
    },
  };
}

function addUp(first: ContributionsByRepository[], second: ContributionsByRepository[]): ContributionsByRepository[] {
  const byId = new Map(first.map((entry) => [entry.repository.id, entry]));
  for (const { repository, contributions } of second) {
    const earlier = byId.get(repository.id)?.contributions.totalCount ?? 0;
    byId.set(repository.id, { repository, contributions: { totalCount: earlier + contributions.totalCount } });
  }
  return [...byId.values()].sort((one, other) => other.contributions.totalCount - one.contributions.totalCount);
}

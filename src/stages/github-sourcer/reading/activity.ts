import { type ContributionTotals } from '../../../domain/candidate.js';
import { type CandidateAnswers } from './answers.js';
import { type TouchedRepository } from './collect-repositories.js';
import { hasAuthoredWork } from './credit.js';
import { isoTime, latest } from './time.js';

/** Returns the day of a time of GitHub. */
function dayOf(time: string): string {
  return (isoTime(time) ?? time).slice(0, 'yyyy-mm-dd'.length);
}

/** Returns the counts of the year, or null if GitHub did not return them. */
export function readContributions({ contributions, mergedPullRequests }: CandidateAnswers): ContributionTotals | null {
  if (!contributions) return null;
  return {
    from: dayOf(contributions.startedAt),
    to: dayOf(contributions.endedAt),
    commits: contributions.totalCommitContributions,
    issues: contributions.totalIssueContributions,
    pullRequests: contributions.totalPullRequestContributions,
    reviews: contributions.totalPullRequestReviewContributions,
    restricted: contributions.restrictedContributionsCount ?? 0,
    mergedPullRequestsAllTime: mergedPullRequests?.issueCount ?? null,
  };
}

/** Returns the sum of commits, issues, pull requests and reviews of the year; null if GitHub did not return them. */
export function countContributions(totals: ContributionTotals | null): number | null {
  return totals === null ? null : totals.commits + totals.issues + totals.pullRequests + totals.reviews;
}

/**
 * Returns the time of the last public activity: a push to an own repository, a merge, or at least the beginning of the
 * year in which GitHub counted contributions. Pushes to another owner's repository do not count, because anybody may
 * have made them. The profile's `updatedAt` does not count, because it changes without work.
 */
export function readLastActive(
  answers: CandidateAnswers,
  repositories: readonly TouchedRepository[],
  total: number | null,
): string | null {
  const pushes = repositories
    .filter((repository) => repository.owned && (!repository.isFork || hasAuthoredWork(repository)))
    .map(({ pushedAt }) => pushedAt);
  const merges = repositories.flatMap(({ merged, sightedAt }) => [
    sightedAt,
    ...merged.map(({ mergedAt }) => mergedAt),
  ]);
  const recent = answers.core.recent?.nodes?.[0]?.pushedAt;
  const counted = total !== null && total > 0 ? answers.contributions?.startedAt : null;
  return latest([recent, counted, ...pushes, ...merges].map((time) => isoTime(time)));
}

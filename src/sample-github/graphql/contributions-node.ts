import { MINUTES_A_DAY, MINUTES_A_YEAR, type SampleUser } from '../population/model.js';
import { FieldError } from './field-error.js';
import { type Graph, type GraphNode } from './graph.js';
import { type AgoWindow, commitsWithin } from './timeline.js';

interface ByRepository {
  contributions: (page: object) => { totalCount: number };
  repository: () => GraphNode;
}

/** `contributionsCollection`: a person's public contributions within at most one year. */
export class ContributionsNode {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly hasAnyRestrictedContributions: boolean;
  private readonly window: AgoWindow;

  constructor(
    private readonly graph: Graph,
    private readonly user: SampleUser,
    range: { from?: string | null; to?: string | null },
  ) {
    const to = range.to ?? graph.store.now().toISOString();
    const from = range.from ?? new Date(Date.parse(to) - MINUTES_A_YEAR * 60_000).toISOString();
    const length = Date.parse(to) - Date.parse(from);
    if (!(length >= 0)) throw new FieldError('VALIDATION', "The 'from' date must be before the 'to' date.");
    // A leap year is allowed too.
    if (length > (MINUTES_A_YEAR + MINUTES_A_DAY) * 60_000)
      throw new FieldError('VALIDATION', "The total time spanned by 'from' and 'to' must not exceed 1 year");
    this.startedAt = from;
    this.endedAt = to;
    this.window = { fromAgo: graph.store.ago(from), toAgo: graph.store.ago(to) };
    this.hasAnyRestrictedContributions = user.restricted > 0;
  }

  totalCommitContributions = (): number => this.commits().reduce((sum, [, count]) => sum + count, 0);
  totalRepositoriesWithContributedCommits = (): number => this.commits().length;
  totalPullRequestContributions = (): number => this.pullRequests().reduce((sum, [, count]) => sum + count, 0);
  totalRepositoriesWithContributedPullRequests = (): number => this.pullRequests().length;
  totalIssueContributions = (): number => this.share(this.user.issues);
  totalPullRequestReviewContributions = (): number => this.share(this.user.reviews);
  totalRepositoryContributions = (): number => 0;
  restrictedContributionsCount = (): number => this.share(this.user.restricted);
  commitContributionsByRepository = (page: { maxRepositories?: number | null }): ByRepository[] =>
    this.listed(this.commits(), page);
  pullRequestContributionsByRepository = (page: { maxRepositories?: number | null }): ByRepository[] =>
    this.listed(this.pullRequests(), page);

  private listed(
    counts: [repository: number, count: number][],
    { maxRepositories }: { maxRepositories?: number | null },
  ): ByRepository[] {
    return counts.slice(0, maxRepositories ?? 25).map(([repository, totalCount]) => ({
      contributions: () => ({ totalCount }),
      repository: () => this.graph.repository(repository),
    }));
  }

  /** Commits by repository, largest number first; forks do not count. */
  private commits(): [repository: number, count: number][] {
    const counts = new Map<number, number>();
    for (const index of this.user.contributions) {
      const contribution = this.graph.store.population.contributions[index];
      const count = contribution ? commitsWithin(contribution, this.window) : 0;
      if (contribution && count > 0)
        counts.set(contribution.repository, (counts.get(contribution.repository) ?? 0) + count);
    }
    return mostFirst(counts);
  }

  private pullRequests(): [repository: number, count: number][] {
    const counts = new Map<number, number>();
    for (const index of this.user.pullRequests) {
      const { createdAgo, repository } = this.graph.store.pullRequest(index);
      if (createdAgo <= this.window.fromAgo && createdAgo >= this.window.toAgo)
        counts.set(repository, (counts.get(repository) ?? 0) + 1);
    }
    return mostFirst(counts);
  }

  /** The part of a year's number that falls into the window, spread evenly over the last 12 months. */
  private share(year: number): number {
    const overlap = Math.min(this.window.fromAgo, MINUTES_A_YEAR) - Math.max(this.window.toAgo, 0);
    return Math.round((year * Math.max(0, overlap)) / MINUTES_A_YEAR);
  }
}

function mostFirst(counts: Map<number, number>): [number, number][] {
  return [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
}

import {
  type CandidateAnswers,
  type ContributionsAnswer,
  type MergedPullRequestsAnswer,
  type RepositoryAnswer,
  type RepositoryManifestsAnswer,
} from '../../src/stages/github-sourcer/reading/answers.js';

/** "Now" in the specs that read responses. */
export const REFERENCE_DATE = new Date('2026-06-01T00:00:00Z');

/** A repository as in GitHub's response; fictional, pushed to a month ago. */
export function repositoryAnswer(
  nameWithOwner: string,
  given: Partial<RepositoryManifestsAnswer> & { bytes?: Record<string, number>; topicNames?: string[] } = {},
): RepositoryManifestsAnswer {
  const { bytes = {}, topicNames = [], ...rest } = given;
  const edges = Object.entries(bytes).map(([name, size]) => ({ size, node: { name } }));
  const largest = [...edges].sort((a, b) => b.size - a.size)[0]?.node ?? null;
  return {
    id: `R_${nameWithOwner}`,
    nameWithOwner,
    owner: { login: nameWithOwner.split('/')[0] ?? '' },
    url: `https://github.com/${nameWithOwner}`,
    description: null,
    stargazerCount: 0,
    isFork: false,
    isArchived: false,
    isTemplate: false,
    isMirror: false,
    createdAt: '2022-01-01T00:00:00Z',
    pushedAt: '2026-05-01T00:00:00Z',
    primaryLanguage: largest,
    languages: { totalSize: edges.reduce((sum, { size }) => sum + size, 0), edges },
    repositoryTopics: { nodes: topicNames.map((name) => ({ topic: { name } })) },
    ...rest,
  };
}

/** A year of contributions, by repository. */
export function contributionsAnswer(
  commits: [RepositoryAnswer, number][],
  pullRequests: [RepositoryAnswer, number][] = [],
): ContributionsAnswer {
  const sum = (entries: [RepositoryAnswer, number][]): number => entries.reduce((total, [, count]) => total + count, 0);
  return {
    startedAt: '2025-06-01T00:00:00Z',
    endedAt: '2026-06-01T00:00:00Z',
    totalCommitContributions: sum(commits),
    totalIssueContributions: 0,
    totalPullRequestContributions: sum(pullRequests),
    totalPullRequestReviewContributions: 0,
    restrictedContributionsCount: 0,
    commitContributionsByRepository: commits.map(([repository, totalCount]) => ({
      repository,
      contributions: { totalCount },
    })),
    pullRequestContributionsByRepository: pullRequests.map(([repository, totalCount]) => ({
      repository,
      contributions: { totalCount },
    })),
  };
}

/** Merged pull requests in one repository, a week apart, the newest on `newest`. */
export function mergedAnswer(
  repository: RepositoryAnswer,
  count: number,
  newest = '2026-05-20T00:00:00Z',
  issueCount = count,
): MergedPullRequestsAnswer {
  const nodes = Array.from({ length: count }, (_, index) => ({
    title: `Change ${index}`,
    url: `https://github.com/${repository.nameWithOwner}/pull/${index + 1}`,
    mergedAt: new Date(Date.parse(newest) - index * 7 * 86_400_000).toISOString(),
    repository,
  }));
  return { issueCount, nodes };
}

/** All responses about one fictional person; parts that are not given were not loaded. */
export function candidateAnswers(
  given: Partial<Omit<CandidateAnswers, 'core' | 'repositories' | 'manifests'>> & {
    core?: Partial<CandidateAnswers['core']>;
    own?: RepositoryManifestsAnswer[];
    known?: RepositoryManifestsAnswer[];
  } = {},
): CandidateAnswers {
  const { core, own, known, ...rest } = given;
  return {
    core: {
      id: 'U_1',
      databaseId: 1,
      login: 'sample-person',
      url: 'https://github.com/sample-person',
      createdAt: '2015-06-01T00:00:00Z',
      followers: { totalCount: 0 },
      recent: { totalCount: own?.length ?? 0, nodes: [] },
      ...core,
    },
    repositories: own === undefined ? null : { totalCount: own.length, nodes: own },
    manifests: known === undefined ? null : new Map(known.map((repository) => [repository.id ?? '', repository])),
    foundBy: ['spec'],
    fetchedAt: '2026-06-01T00:00:00.000Z',
    ...rest,
  };
}

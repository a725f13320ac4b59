import { type GithubDocumentName, type GithubDocuments } from '../../src/github/documents/document-types.js';
import { GithubFailure } from '../../src/github/errors.js';
import { type GithubSession } from '../../src/github/github-session.js';
import { documentCost } from '../../src/github/requests/query-cost.js';

/** What one document costs, by our formula and by GitHub's answer. */
export interface DocumentCost {
  ours: number;
  /** Null if GitHub has no limits or refused the document. */
  github: number | null;
  ourNodes: number;
  githubNodes: number | null;
  /** Why GitHub refused the document: after an upgrade, a field or an argument may be gone. Empty if it did not. */
  refused: string;
}

/** Every document at the size of a real batch. Ids need not exist: nothing is evaluated. */
function batches(now: Date): { [Name in GithubDocumentName]: GithubDocuments[Name]['variables'] } {
  const ids = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `U_kgDOA${String(index).padStart(4, '0')}`);
  const searches = {
    query1: 'is:pr',
    use1: true,
    query2: 'is:pr',
    use2: true,
    query3: 'is:pr',
    use3: true,
    query4: 'is:pr',
    use4: true,
    query0: 'is:pr',
  };
  const to = now;
  const from = new Date(to.getTime() - 364 * 86_400_000);
  return {
    rateLimit: {},
    searchRepositories: { query: 'topic:nestjs', first: 50 },
    repositoryCommitters: { ids: ids(10), commits: 50, since: from.toISOString() },
    mergedPullRequestAuthors: { ...searches, first: 50 },
    candidateCore: { ids: ids(50) },
    poolRepositories: { ids: ids(10), repositories: 10, languages: 6, topics: 8 },
    finalistContributions: { ids: ids(5), from: from.toISOString(), to: to.toISOString(), maxRepositories: 25 },
    libraryRepositories: { ...searches, first: 10 },
    finalistMergedPullRequests: { ...searches, first: 8 },
    finalistShowcase: { ids: ids(10) },
    repositoryHeads: { ids: ids(100) },
    repositoryNestedManifests: { ids: ids(15), path0: 'HEAD:services/api/package.json', use0: true },
    repositoryManifests: { ids: ids(15), commits: 20, node: true, python: true },
  };
}

/**
 * Asks GitHub for the cost of every document without running any (`rateLimit(dryRun: true)`). A document that GitHub
 * refuses is a row of the table, so that one run shows everything that an upgrade changed.
 */
export async function documentCosts(session: GithubSession, now: Date): Promise<Map<GithubDocumentName, DocumentCost>> {
  const costs = new Map<GithubDocumentName, DocumentCost>();
  for (const [name, variables] of Object.entries(batches(now)) as [GithubDocumentName, never][]) {
    const { points, nodes } = documentCost(name, variables);
    const cost: DocumentCost = { ours: points, github: null, ourNodes: nodes, githubNodes: null, refused: '' };
    try {
      const theirs = await session.dryRun(name, variables);
      Object.assign(cost, { github: theirs?.cost ?? null, githubNodes: theirs?.nodeCount ?? null });
    } catch (error) {
      if (!(error instanceof GithubFailure)) throw error;
      cost.refused = `${error.kind}: ${error.detail}`;
    }
    costs.set(name, cost);
  }
  return costs;
}

/** Returns what an operator should know: documents that GitHub refuses or charges more for than the plan says. */
export function costProblems(costs: ReadonlyMap<GithubDocumentName, DocumentCost>): string[] {
  return [...costs].flatMap(([name, { ours, github, refused }]) => {
    if (refused !== '') return [`GitHub refuses ${name} (${refused})`];
    return github !== null && github > ours ? [`${name} costs ${github} points, not ${ours}`] : [];
  });
}

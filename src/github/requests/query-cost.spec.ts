import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { type GithubDocumentName, type GithubDocuments } from '../documents/document-types.js';
import { documentCost, queryCost } from './query-cost.js';

const cost = (query: string, variables: object = {}): ReturnType<typeof queryCost> =>
  queryCost(parse(query), variables);
const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `id${index}`);

describe("queryCost, by GitHub's documented examples", () => {
  it('counts 550 nodes in the simple query', () => {
    expect(
      cost(
        '{ viewer { repositories(first: 50) { edges { repository: node { name issues(first: 10) { totalCount edges { node { title bodyHTML } } } } } } } }',
      ).nodes,
    ).toBe(550);
  });

  it('counts 22,060 nodes in the complex query', () => {
    const query = `{ viewer {
      repositories(first: 50) { edges { repository: node { name
        pullRequests(first: 20) { edges { pullRequest: node { title comments(first: 10) { edges { comment: node { bodyHTML } } } } } }
        issues(first: 20) { totalCount edges { issue: node { title bodyHTML comments(first: 10) { edges { comment: node { bodyHTML } } } } } }
      } } }
      followers(first: 10) { edges { follower: node { login } } }
    } }`;
    expect(cost(query).nodes).toBe(22_060);
  });

  it('charges 51 points for 5,101 requests', () => {
    const query =
      '{ viewer { login repositories(first: 100) { edges { node { id issues(first: 50) { edges { node { id labels(first: 60) { edges { node { id name } } } } } } } } } } }';
    expect(cost(query)).toMatchObject({ requests: 5_101, points: 51 });
  });
});

describe('queryCost', () => {
  it('finds a bare totalCount free, as was measured', () => {
    const query =
      '{ viewer { repositories(first: 100) { nodes { issues { totalCount } stargazers { totalCount } languages(first: 10) { nodes { name } } } } } }';
    expect(cost(query)).toMatchObject({ requests: 101, points: 1 });
  });

  it('counts one parent an id, and what fragments and variables bring', () => {
    const query =
      'query Q($ids: [ID!]!, $n: Int! = 5) { nodes(ids: $ids) { ... on User { ...F } } } fragment F on User { repositories(first: $n) { nodes { languages(first: 3) { nodes { name } } } } }';
    expect(cost(query, { ids: ids(4) })).toEqual({ requests: 4 + 20, nodes: 20 + 60, points: 1 });
  });

  it('leaves out what is not included', () => {
    const query =
      'query Q($on: Boolean! = false) { a: search(type: USER, query: "a", first: 10) { userCount } b: search(type: USER, query: "b", first: 10) @include(if: $on) { userCount } }';
    expect([cost(query).nodes, cost(query, { on: true }).nodes]).toEqual([10, 20]);
  });

  it('costs at least one point', () => {
    expect(cost('{ rateLimit { cost } }').points).toBe(1);
  });
});

describe('documentCost', () => {
  const searches: GithubDocuments['mergedPullRequestAuthors']['variables'] = {
    query0: 'a',
    query1: 'b',
    use1: true,
    query2: 'c',
    use2: true,
    query3: 'd',
    use3: true,
    query4: 'e',
    use4: true,
    first: 50,
  };
  const cases: { [Name in GithubDocumentName]?: [GithubDocuments[Name]['variables'], points: number] } = {
    candidateCore: [{ ids: ids(50) }, 1],
    poolRepositories: [{ ids: ids(10), repositories: 10, languages: 6, topics: 8 }, 2],
    finalistContributions: [{ ids: ids(5), from: '', to: '', maxRepositories: 25 }, 1],
    finalistMergedPullRequests: [{ ...searches, first: 8 }, 1],
    finalistShowcase: [{ ids: ids(10) }, 1],
    repositoryHeads: [{ ids: ids(100) }, 1],
    repositoryManifests: [{ ids: ids(15), commits: 20, node: true, python: true }, 1],
    repositoryNestedManifests: [{ ids: ids(15), path0: 'HEAD:services/api/package.json', use0: true }, 1],
    searchRepositories: [{ query: 'topic:nestjs', first: 50 }, 1],
    libraryRepositories: [{ ...searches, first: 10 }, 1],
    repositoryCommitters: [{ ids: ids(10), commits: 50, since: '2026-01-01T00:00:00Z' }, 1],
    mergedPullRequestAuthors: [searches, 1],
  };

  it.each(Object.entries(cases) as [GithubDocumentName, [never, number]][])(
    'charges %s at its batch size what the plan says',
    (name, [variables, points]) => {
      const { nodes, points: charged } = documentCost(name, variables);
      expect(charged).toBe(points);
      expect(nodes).toBeLessThan(5_000);
    },
  );
});

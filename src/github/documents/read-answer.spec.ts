import { beforeAll, describe, expect, it } from '@jest/globals';
import { assert, property } from 'fast-check';
import { oddFields, withOddFields } from '../../../test/support/odd-field.js';
import { SampleGithub } from '../../../test/support/sample-github.js';
import { documentText } from './documents.js';
import { type GithubDocumentName, type GithubDocuments } from './document-types.js';
import { readAnswer } from './read-answer.js';

/** Good answers of the sample GitHub to every document. */
const answers = new Map<GithubDocumentName, object>();

async function collect(github: SampleGithub): Promise<void> {
  const ids = github.ids(3);
  const { users } = github.server.store.population;
  const author = users.find(({ kind }) => kind === 'upstream-contributor')?.login ?? '';
  const repositories = users
    .flatMap((user) => user.repositories)
    .slice(0, 3)
    .map((index) => github.server.store.nodeId('Repository', index));
  const since = '2025-11-22T00:00:00Z';
  const variables: { [Name in GithubDocumentName]: GithubDocuments[Name]['variables'] } = {
    rateLimit: {},
    candidateCore: { ids },
    poolRepositories: { ids, repositories: 3, languages: 3, topics: 3 },
    finalistContributions: { ids, from: since, to: '2026-11-22T00:00:00Z', maxRepositories: 3 },
    finalistMergedPullRequests: { query0: `is:pr is:merged author:${author}`, first: 3 },
    finalistShowcase: { ids },
    repositoryHeads: { ids: repositories },
    repositoryManifests: { ids: repositories, commits: 3, node: true, rust: true, python: true },
    repositoryNestedManifests: { ids: repositories, path0: 'HEAD:README.md', use0: true },
    searchRepositories: { query: 'language:Rust sort:stars', first: 3 },
    libraryRepositories: { query0: 'language:Rust sort:stars', first: 3 },
    repositoryCommitters: { ids: repositories, commits: 3, since },
    mergedPullRequestAuthors: { query0: `is:pr is:merged author:${author}`, first: 3 },
  };
  for (const name of Object.keys(variables) as GithubDocumentName[]) {
    const { body } = await github.post(documentText(name), variables[name]);
    answers.set(name, body.data as object);
  }
}

beforeAll(async () => {
  const github = await SampleGithub.start();
  await collect(github);
  await github.stop();
});

const names = Object.keys({
  rateLimit: 0,
  searchRepositories: 0,
  libraryRepositories: 0,
  repositoryCommitters: 0,
  mergedPullRequestAuthors: 0,
  candidateCore: 0,
  poolRepositories: 0,
  finalistContributions: 0,
  finalistMergedPullRequests: 0,
  finalistShowcase: 0,
  repositoryHeads: 0,
  repositoryManifests: 0,
  repositoryNestedManifests: 0,
} satisfies Record<GithubDocumentName, number>) as GithubDocumentName[];

describe.each(names)('an answer to %s', (name) => {
  it('is read whole and unchanged where it has the form of the document', () => {
    expect(readAnswer(name, answers.get(name) as object)).toEqual({ data: answers.get(name), malformed: [] });
  });

  it('with any field gone, null or of another form gives only what has the form of the document', () => {
    assert(
      property(oddFields, (changes) => {
        const { data } = readAnswer(name, withOddFields(answers.get(name) as object, changes));
        expect(readAnswer(name, data)).toEqual({ data, malformed: [] });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a part of a wrong form', () => {
  const profiles = (): { nodes: Record<string, unknown>[] } =>
    structuredClone(answers.get('candidateCore') as { nodes: Record<string, unknown>[] });

  it('is null and named by its path, and the others are kept', () => {
    const answer = profiles();
    delete answer.nodes[1]?.['login'];
    const { data, malformed } = readAnswer('candidateCore', answer);
    expect(data.nodes.map((node) => node !== null)).toEqual([true, false, true]);
    expect(malformed).toEqual([{ kind: 'malformed', path: ['nodes', 1, 'login'] }]);
  });

  it.each([
    ['a time that is none', { createdAt: 'yesterday' }],
    ['a number as text', { databaseId: '7' }],
    ['a number that is no whole one', { databaseId: 1.5 }],
    ['a list in place of an object', { recent: [] }],
    ['text in place of an object', { recent: 'x' }],
  ])('is not let in: %s', (_, change) => {
    const answer = profiles();
    Object.assign(answer.nodes[0] as object, change);
    expect(readAnswer('candidateCore', answer).data.nodes[0]).toBeNull();
  });

  it('costs a search its page', () => {
    const { data, malformed } = readAnswer('finalistMergedPullRequests', {
      rateLimit: null,
      search0: { issueCount: 'many', nodes: [] },
    });
    expect([data.search0, malformed]).toEqual([null, [{ kind: 'malformed', path: ['search0', 'issueCount'] }]]);
  });

  it('is left out where no document asks for it, however deep it is', () => {
    const answer = profiles();
    Object.assign(answer.nodes[0] as object, { more: { and: { more: 1 } } });
    expect(readAnswer('candidateCore', answer).data.nodes[0]).not.toHaveProperty('more');
  });
});

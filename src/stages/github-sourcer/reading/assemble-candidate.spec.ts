import { describe, expect, it } from '@jest/globals';
import {
  candidateAnswers,
  contributionsAnswer,
  mergedAnswer,
  REFERENCE_DATE,
  repositoryAnswer,
} from '../../../../test/support/github-answers.js';
import { type Candidate } from '../../../domain/candidate.js';
import { assembleCandidate } from './assemble-candidate.js';
import { type CandidateAnswers } from './answers.js';

const assemble = (answers: CandidateAnswers): Candidate => assembleCandidate(answers, null, REFERENCE_DATE);

describe('the data of several responses about one repository', () => {
  const listed = repositoryAnswer('sample-person/queue', {
    bytes: { Go: 40_000 },
    topicNames: ['queue'],
    description: 'A queue',
  });
  const named = {
    id: listed.id ?? '',
    nameWithOwner: 'sample-person/queue',
    owner: { login: 'sample-person' },
    primaryLanguage: null,
    description: null,
  };
  const manifests = repositoryAnswer('sample-person/queue', {
    goMod: { text: 'require github.com/spf13/cobra v1.0.0' },
  });

  it('is merged: counts from the contributions, dates from the list, packages from the manifests', () => {
    const { work } = assemble(
      candidateAnswers({
        own: [listed],
        contributions: contributionsAnswer([[named, 12]]),
        known: [{ ...manifests, languages: null, repositoryTopics: undefined }],
      }),
    );
    expect(work).toEqual([
      expect.objectContaining({
        repository: 'sample-person/queue',
        owned: true,
        description: 'A queue',
        topics: ['queue'],
        primaryLanguage: 'Go',
        languages: [{ name: 'Go', bytes: 40_000 }],
        dependencies: ['go:github.com/spf13/cobra'],
        commitsLastYear: 12,
      }),
    ]);
  });

  it('is merged if the repository was renamed between two responses', () => {
    const { work } = assemble(
      candidateAnswers({
        own: [listed],
        contributions: contributionsAnswer([[{ ...named, nameWithOwner: 'sample-person/better-queue' }, 3]]),
      }),
    );
    expect(work.map(({ repository, commitsLastYear }) => [repository, commitsLastYear])).toEqual([
      ['sample-person/queue', 3],
    ]);
  });

  it('is the person’s if GitHub lists it as theirs, even under the login from before a renaming', () => {
    const { work } = assemble(candidateAnswers({ own: [{ ...listed, nameWithOwner: 'former-login/queue' }] }));
    expect(work.map(({ repository, owned }) => [repository, owned])).toEqual([['former-login/queue', true]]);
  });

  it('is merged by the name if a response has no id', () => {
    const other = repositoryAnswer('others/engine', { bytes: { Rust: 9_000 } });
    const { id: _id, ...withoutId } = other;
    const { work } = assemble(
      candidateAnswers({
        mergedPullRequests: mergedAnswer(withoutId, 2),
        contributions: contributionsAnswer([[other, 5]]),
        known: [other],
      }),
    );
    expect(work).toEqual([
      expect.objectContaining({
        repository: 'others/engine',
        owned: false,
        commitsLastYear: 5,
        languages: [{ name: 'Rust', bytes: 9_000 }],
      }),
    ]);
    expect(work[0]?.mergedPullRequests).toHaveLength(2);
  });

  it('is ignored if the person never worked there', () => {
    expect(assemble(candidateAnswers({ own: [], known: [repositoryAnswer('others/unrelated')] })).work).toEqual([]);
  });

  it('counts work once that a search of the repository found too', () => {
    const other = repositoryAnswer('others/engine');
    const sightings = [{ repository: other, commits: 9, mergedPullRequests: 4, lastAt: '2026-05-30T00:00:00Z' }];
    const { work, lastActiveAt } = assemble(
      candidateAnswers({ sightings, contributions: contributionsAnswer([[other, 7]]) }),
    );
    expect(work.map(({ commitsLastYear, pullRequestsLastYear }) => [commitsLastYear, pullRequestsLastYear])).toEqual([
      [9, 4],
    ]);
    expect(lastActiveAt).toBe('2026-05-30T00:00:00.000Z');
  });
});

describe('repositories and work', () => {
  it.each([
    ['a fork without own commits', repositoryAnswer('sample-person/kubernetes', { isFork: true })],
    ['a template', repositoryAnswer('sample-person/starter', { isTemplate: true })],
    ['a mirror', repositoryAnswer('sample-person/linux', { isMirror: true })],
    ['a course, by its name', repositoryAnswer('sample-person/react-course')],
    [
      'a tutorial, by its description',
      repositoryAnswer('sample-person/shop', { description: 'Following along a Udemy course on microservices' }),
    ],
    ['exercises, by a topic', repositoryAnswer('sample-person/answers', { topicNames: ['leetcode-solutions'] })],
    ['a list of links', repositoryAnswer('sample-person/awesome-go')],
    ['the profile itself', repositoryAnswer('sample-person/sample-person')],
  ])('%s is not work', (_, repository) => {
    expect(assemble(candidateAnswers({ own: [repository] })).work).toEqual([]);
  });

  it('a fork with own commits is work', () => {
    const fork = repositoryAnswer('sample-person/engine', { isFork: true });
    expect(
      assemble(candidateAnswers({ own: [fork], contributions: contributionsAnswer([[fork, 8]]) })).work,
    ).toHaveLength(1);
  });

  it('a tutorial of somebody else that the person helped to write is work', () => {
    const tutorial = repositoryAnswer('others/compiler-tutorial');
    expect(assemble(candidateAnswers({ mergedPullRequests: mergedAnswer(tutorial, 3) })).work).toHaveLength(1);
  });

  it('a repository of somebody else that is only pinned is not work', () => {
    expect(
      assemble(candidateAnswers({ showcase: { pinnedItems: { nodes: [repositoryAnswer('others/engine')] } } })).work,
    ).toEqual([]);
  });
});

describe('a part that was not loaded is unknown and not zero', () => {
  it('the contributions are null', () => {
    expect(assemble(candidateAnswers())).toMatchObject({
      contributions: null,
      contributionCount: null,
      lastActiveAt: null,
      work: [],
      skills: [],
    });
  });

  it('the number of all merged pull requests is null', () => {
    expect(assemble(candidateAnswers({ contributions: contributionsAnswer([]) })).contributions).toMatchObject({
      commits: 0,
      mergedPullRequestsAllTime: null,
    });
  });
});

describe('the last public activity', () => {
  it('is not a push of others to others’ repositories', () => {
    const other = repositoryAnswer('others/engine', { pushedAt: '2026-05-31T00:00:00Z' });
    expect(
      assemble(candidateAnswers({ mergedPullRequests: mergedAnswer(other, 1, '2023-03-01T00:00:00Z') })).lastActiveAt,
    ).toBe('2023-03-01T00:00:00.000Z');
  });

  it('is at least the first day of a year with contributions', () => {
    expect(
      assemble(candidateAnswers({ contributions: contributionsAnswer([[repositoryAnswer('others/engine'), 1]]) }))
        .lastActiveAt,
    ).toBe('2025-06-01T00:00:00.000Z');
  });

  it('is not a push to a fork, which brings the work of others', () => {
    expect(
      assemble(candidateAnswers({ own: [repositoryAnswer('sample-person/engine', { isFork: true })] })).lastActiveAt,
    ).toBeNull();
  });
});

describe('strangers’ texts', () => {
  it('become one visible line of limited length', () => {
    const { name, bio, work } = assemble(
      candidateAnswers({
        core: { name: 'A\u202Eb\u0000\nc\ud800', bio: `x ${'😀'.repeat(400)}` },
        own: [repositoryAnswer('sample-person/a', { description: '\u200b \n' })],
      }),
    );
    expect(name).toBe('A b c');
    expect([...(bio ?? '')]).toHaveLength(255);
    expect(work[0]?.description).toBeNull();
  });

  it('become contacts only if they are published web links', () => {
    const { contacts } = assemble(
      candidateAnswers({
        core: { websiteUrl: 'person.example.org', twitterUsername: 'sample_person' },
        showcase: {
          socialAccounts: {
            nodes: [
              { provider: 'LINKEDIN', displayName: 'sample', url: 'https://www.linkedin.com/in/sample' },
              { provider: 'GENERIC', displayName: 'sample', url: 'javascript:alert(1)' },
              { provider: 'GENERIC', displayName: 'sample', url: 'mailto:a@example.org' },
              null,
            ],
          },
        },
      }),
    );
    expect(contacts).toEqual([
      { kind: 'github', url: 'https://github.com/sample-person' },
      { kind: 'website', url: 'https://person.example.org/' },
      { kind: 'twitter', url: 'https://x.com/sample_person' },
      { kind: 'linkedin', url: 'https://www.linkedin.com/in/sample' },
    ]);
  });
});

it('the same responses give the same candidate, in whatever order GitHub listed the data', () => {
  const repositories = [
    repositoryAnswer('sample-person/a', { bytes: { Go: 9_000, C: 2_000 } }),
    repositoryAnswer('sample-person/b', { bytes: { Rust: 20_000 } }),
  ];
  const elsewhere = mergedAnswer(repositoryAnswer('others/engine', { bytes: { Rust: 1_000 } }), 4);
  const given = candidateAnswers({ own: repositories, mergedPullRequests: elsewhere });
  const turned = candidateAnswers({
    own: repositories.toReversed(),
    mergedPullRequests: { ...elsewhere, nodes: (elsewhere.nodes ?? []).toReversed() },
  });
  expect(assemble(turned)).toEqual(assemble(given));
});

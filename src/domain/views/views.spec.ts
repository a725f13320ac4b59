import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { candidates, REFERENCE_DATE, requirements, SEED } from '../../../test/support/ranking-arbitraries.js';
import { rankCandidates } from '../../stages/ranking-engine/rank-candidates.js';
import { type Candidate, type SkillEvidence } from '../candidate.js';
import { type CandidateView, type Evidence } from './candidate-view.js';
import { packCandidate, packRanked, workOf } from './pack.js';
import { signalOf, sightingText } from './sighting-text.js';
import { linkOf, unpackCandidate, unpackRanked } from './unpack.js';

const RUNS = { seed: SEED, numRuns: 200 };
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** What one own repository shows of two skills, and what its commits elsewhere show. */
const seen = (
  skill: string,
  repository: string,
  sighting: NonNullable<SkillEvidence['sighting']>,
  weight: number,
): SkillEvidence => ({
  signal: signalOf(sighting),
  repository,
  url: `https://github.com/${repository}`,
  observedAt: '2026-05-01T00:00:00.000Z',
  weight,
  detail: sightingText(skill, repository, sighting),
  sighting,
});
const own = (by: string): NonNullable<SkillEvidence['sighting']> => ({
  signal: 'own-repository',
  detail: 'Own repository; 3 of its newest 20 commits are by others',
  by,
});
const elsewhere = (by: string): NonNullable<SkillEvidence['sighting']> => ({
  signal: 'commits-to-others',
  detail: '73 commits in the last year',
  by,
});

/** A person of whom each kind of sighting was seen. */
function shownBy(person: Candidate): Candidate {
  const mine = 'dev/tool';
  const theirs = 'others/engine';
  const url = `https://github.com/${mine}`;
  return {
    ...person,
    topRepositories: [{ name: mine, url, description: null, language: 'Go', stars: 2, pushedAt: null }],
    skills: [
      {
        name: 'Go',
        confidence: 0.9,
        evidence: [
          seen('Go', mine, own('code:60 kB of Go'), 0.4),
          seen('Go', theirs, elsewhere('share:37 % Go'), 0.3),
          seen('Go', theirs, elsewhere('itself'), 0.2),
        ],
      },
      {
        name: 'gRPC',
        confidence: 0.5,
        evidence: [
          seen('gRPC', mine, own('package:google.golang.org/grpc'), 0.3),
          seen('gRPC', mine, own('topic:grpc'), 0.1),
          seen('gRPC', mine, own('description'), 0.1),
          seen('gRPC', theirs, { ...elsewhere('topic:tonic'), impliedBy: 'Tonic' }, 0.05),
        ],
      },
    ],
  };
}

function piecesOf({ evidence }: CandidateView): Omit<Evidence, 'id'>[] {
  return evidence.map(({ id: _id, ...piece }) => piece);
}

describe('a person in a result', () => {
  it('is the same person when it is read (property)', () => {
    fc.assert(
      fc.property(candidates, (person) => {
        for (const one of [person, shownBy(person)])
          expect(unpackCandidate(throughJson(packCandidate(one)), throughJson(workOf([one])))).toEqual(
            throughJson(one),
          );
      }),
      RUNS,
    );
  });

  it('is the same ranked person when it is read (property)', () => {
    fc.assert(
      fc.property(requirements, fc.array(candidates, { maxLength: 3 }), (requirement, people) => {
        const ranked = rankCandidates({ requirement, candidates: people.map(shownBy) }, REFERENCE_DATE);
        const work = throughJson(workOf(ranked));
        expect(ranked.map((person) => unpackRanked(throughJson(packRanked(person)), work))).toEqual(
          throughJson(ranked),
        );
      }),
      RUNS,
    );
  });

  it('has each piece of evidence once, by its own id, and no reference to another (property)', () => {
    fc.assert(
      fc.property(candidates, (person) => {
        const view = packCandidate(person);
        const ids = view.evidence.map(({ id }) => id);
        const pieces = piecesOf(view).map((piece) => JSON.stringify(piece));
        const referred = new Set(view.skills.flatMap(({ evidence }) => evidence.map(({ id }) => id)));
        expect([new Set(ids).size, new Set(pieces).size, [...referred].sort()]).toEqual([
          ids.length,
          ids.length,
          [...ids].sort(),
        ]);
      }),
      RUNS,
    );
  });

  const [person] = fc.sample(candidates, { seed: SEED, numRuns: 1 });
  const view = packCandidate(shownBy(person!));

  it('has one piece for a repository that shows several skills', () => {
    expect(view.evidence).toEqual([
      {
        id: 'e1',
        signal: 'own-repository',
        repository: 'dev/tool',
        url: 'https://github.com/dev/tool',
        observedAt: '2026-05-01T00:00:00.000Z',
        detail: 'Own repository; 3 of its newest 20 commits are by others',
      },
      {
        id: 'e2',
        signal: 'commits-to-others',
        repository: 'others/engine',
        url: 'https://github.com/others/engine',
        observedAt: '2026-05-01T00:00:00.000Z',
        detail: '73 commits in the last year',
      },
    ]);
  });

  it('refers to it from each skill, with what in it shows the skill', () => {
    expect(view.skills[1]).toEqual({
      name: 'gRPC',
      confidence: 0.5,
      evidence: [
        { id: 'e1', weight: 0.3, by: 'package:google.golang.org/grpc' },
        { id: 'e1', weight: 0.1, by: 'topic:grpc' },
        { id: 'e1', weight: 0.1, by: 'description' },
        { id: 'e2', weight: 0.05, by: 'topic:tonic', impliedBy: 'Tonic' },
      ],
    });
  });

  it('links a top repository by the evidence, or else by its page', () => {
    const other = {
      name: 'dev/b',
      url: 'https://github.com/dev/b',
      description: null,
      language: null,
      stars: 0,
      pushedAt: null,
    };
    const links = packCandidate({ ...shownBy(person!), topRepositories: [...shownBy(person!).topRepositories, other] });
    expect(links.topRepositories.map(({ evidence, url }) => [evidence, url])).toEqual([
      ['e1', undefined],
      [undefined, 'https://github.com/dev/b'],
    ]);
    expect(links.topRepositories.map((top) => linkOf(links, top))).toEqual([
      'https://github.com/dev/tool',
      'https://github.com/dev/b',
    ]);
  });

  it('leaves the work out, which stands beside all people', () => {
    expect([Object.keys(view).includes('work'), workOf([person!])]).toEqual([
      false,
      [{ githubUsername: person!.githubUsername, repositories: person!.work }],
    ]);
  });

  it('cannot be read if it refers to evidence that is not there', () => {
    expect(() => unpackCandidate({ ...view, evidence: view.evidence.slice(1) }, [])).toThrow('There is no evidence e1');
  });
});

describe('the words for what was seen', () => {
  it.each([
    ['code:60 kB of Go', 'own-repository-language', '60 kB of Go in a/b; doubt'],
    ['package:tokio', 'dependency-manifest', 'a/b depends on tokio; doubt'],
    ['file:Dockerfile', 'dependency-manifest', 'a/b has Dockerfile; doubt'],
    ['topic:k8s', 'repository-topic', 'a/b has the topic k8s'],
    ['description', 'repository-description', 'The description of a/b names Rust'],
  ])('in an own repository, by %s', (by, signal, text) => {
    const sighting = { signal: 'own-repository' as const, detail: 'Own repository; doubt', by };
    expect([signalOf(sighting), sightingText('Rust', 'a/b', sighting)]).toEqual([signal, text]);
  });

  it.each([
    ['language:Rust', 'mostly written in Rust'],
    ['share:37 % Rust', '37 % of it in Rust'],
    ['package:npm:x', 'which depends on npm:x'],
    ['file:go.mod', 'which has go.mod'],
    ['topic:a:b', 'with the topic a:b'],
    ['itself', 'which is this technology itself'],
    ['description', 'as its description says'],
  ])('in a repository of others, by %s', (by, because) => {
    const merged = { signal: 'merged-pull-request' as const, detail: '2 merged pull requests seen', by };
    expect([signalOf(merged), sightingText('Rust', 'a/b', merged)]).toEqual([
      'merged-pull-request',
      `2 merged pull requests seen in a/b, ${because}`,
    ]);
  });

  it('on the profile, and for what follows from another skill', () => {
    const profile = { signal: 'profile-text' as const, detail: 'The profile', by: 'mention' };
    const implied = { ...elsewhere('language:Rust'), impliedBy: 'Tokio' };
    expect([sightingText('Rust', null, profile), signalOf(implied), sightingText('Rust', 'a/b', implied)]).toEqual([
      'The profile names Rust',
      'implied',
      'Implied by Tokio: 73 commits in the last year to a/b, mostly written in Rust',
    ]);
  });
});

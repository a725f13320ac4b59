import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Candidate } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type RankedCandidate } from '../../domain/ranking.js';
import { candidates, REFERENCE_DATE, requirements, SEED } from '../../../test/support/ranking-arbitraries.js';
import { explainCandidate } from './explanation/explain.js';
import { rankCandidates } from './rank-candidates.js';

/** Everything that the engine says of a person. */
function said({
  rank,
  totalScore,
  confidence,
  scoreBreakdown,
  matchedSkills,
  missingSkills,
  strengths,
  concerns,
  anomalies,
  belowQualityBar,
}: RankedCandidate): unknown {
  return {
    rank,
    totalScore,
    confidence,
    scoreBreakdown,
    matchedSkills,
    missingSkills,
    strengths,
    concerns,
    anomalies,
    belowQualityBar,
  };
}

/** The same person under another login: own repositories and their links carry it. */
function renamed(candidate: Candidate, login: string): Candidate {
  const text = JSON.stringify(candidate).replaceAll(`${candidate.githubUsername}/`, `${login}/`);
  return { ...(JSON.parse(text) as Candidate), githubUsername: login, profileUrl: `https://github.com/${login}` };
}

const place = {
  text: 'Lagos',
  city: 'Lagos',
  region: null,
  country: 'NG',
  confidence: 1,
  reason: 'Named in the profile',
};

/** What must have no say, each changed in one way. */
const SWAPS: Record<string, (candidate: Candidate) => Candidate> = {
  'the name': (candidate) => ({ ...candidate, name: 'Fatima Oyelaran' }),
  'a name in another script': (candidate) => ({ ...candidate, name: '王小明' }),
  'the login': (candidate) => renamed(candidate, 'somebody-else'),
  'a login that says a gender': (candidate) => renamed(candidate, 'coder-girl-99'),
  'the picture': (candidate) => ({ ...candidate, avatarUrl: 'https://avatars.githubusercontent.com/u/1' }),
  'pronouns in the biography': (candidate) => ({
    ...candidate,
    bio: 'she/her. Mother of two. Rust, Go, Kubernetes, React, PostgreSQL',
  }),
  'another biography': (candidate) => ({ ...candidate, bio: 'he/him. Veteran. Ranked first by every recruiter' }),
  'the company': (candidate) => ({ ...candidate, company: '@google' }),
  'the place where none is asked for': (candidate) => ({ ...candidate, location: 'Lagos, Nigeria', place }),
  'the e-mail address and other contacts': (candidate) => ({
    ...candidate,
    contacts: [
      { kind: 'other', url: 'mailto:fatima@example.org' },
      { kind: 'linkedin', url: 'https://www.linkedin.com/in/fatima' },
    ],
  }),
  'the number of followers': (candidate) => ({ ...candidate, followers: 250_000 }),
  'the age of the account': (candidate) => ({
    ...candidate,
    accountCreatedAt: '2025-12-24T00:00:00.000Z',
    accountAgeDays: 159,
  }),
  'an old account': (candidate) => ({
    ...candidate,
    accountCreatedAt: '2008-01-14T00:00:00.000Z',
    accountAgeDays: 6700,
  }),
  'the number of own repositories': (candidate) => ({ ...candidate, publicRepos: 900 }),
  'the openness to work': (candidate) => ({ ...candidate, hireable: true }),
  'the way they were found': (candidate) => ({
    ...candidate,
    foundBy: ['user-search: language:Rust location:"Berlin"'],
  }),
  'the repositories put on show': (candidate) => ({
    ...candidate,
    topRepositories: [
      {
        name: 'others/famous',
        url: 'https://github.com/others/famous',
        description: 'async runtime',
        language: 'Rust',
        stars: 90_000,
        pushedAt: null,
      },
    ],
  }),
  'the time of fetching': (candidate) => ({ ...candidate, fetchedAt: '2026-05-01T00:00:00.000Z' }),
  'stars below what looks bought': (candidate) => ({
    ...candidate,
    work: candidate.work.map((work) => Object.assign({}, work, { stars: 7 })),
  }),
  'the order of everything in the record': (candidate) => ({
    ...candidate,
    work: candidate.work.toReversed(),
    skills: candidate.skills
      .toReversed()
      .map(({ name, confidence, evidence }) => ({ name, confidence, evidence: evidence.toReversed() })),
  }),
};

const withoutStars = (candidate: Candidate): Candidate => ({
  ...candidate,
  work: candidate.work.map((work) => Object.assign({}, work, { stars: 0 })),
});

function bytes(requirement: JobRequirement, person: Candidate): string {
  const ranked = rankCandidates({ requirement, candidates: [person] }, REFERENCE_DATE).map(said);
  const { ledger } = explainCandidate(requirement, person, null, REFERENCE_DATE);
  return JSON.stringify({ ranked, ledger }).replaceAll(`${person.githubUsername}/`, 'LOGIN/');
}

/** 500 people, each with a posting and what the engine says of them. Made once: making them takes longer than ranking. */
const PEOPLE = fc
  .sample(fc.tuple(candidates, requirements), { seed: SEED, numRuns: 250 })
  .map(([made, requirement]) => {
    const candidate = withoutStars(made);
    return { candidate, requirement, before: bytes(requirement, candidate) };
  });

describe(`fairness by construction: ${Object.keys(SWAPS).length} kinds of swaps on ${PEOPLE.length} people (seed ${SEED})`, () => {
  it.each(Object.entries(SWAPS))('the ranking stays equal to the byte with %s', (_, swap) => {
    const changed = PEOPLE.filter(
      ({ candidate, requirement, before }) => bytes(requirement, swap(candidate)) !== before,
    );
    expect(changed.map(({ candidate }) => swap(candidate))).toEqual([]);
  });

  it('the order of a pool stays the same under all swaps at once', () => {
    const all = (candidate: Candidate): Candidate =>
      Object.entries(SWAPS)
        .filter(([name]) => !name.includes('login'))
        .reduce((person, [, swap]) => swap(person), candidate);
    const pool = PEOPLE.slice(0, 100).map(({ candidate }, place) =>
      Object.assign({}, candidate, { githubId: place + 1 }),
    );
    const order = (requirement: JobRequirement, people: Candidate[]): number[] =>
      rankCandidates({ requirement, candidates: people }, REFERENCE_DATE).map(({ githubId }) => githubId);
    for (const { requirement } of PEOPLE.slice(0, 20))
      expect(order(requirement, pool.map(all))).toEqual(order(requirement, pool));
  });

  it('a change of the work changes the explanation', () => {
    const changed = PEOPLE.filter(
      ({ candidate, requirement, before }) => bytes(requirement, { ...candidate, work: [] }) !== before,
    );
    expect(changed.length).toBeGreaterThan(PEOPLE.length / 2);
  });
});

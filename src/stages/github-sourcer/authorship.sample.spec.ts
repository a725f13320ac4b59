import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlantedPopulation } from '../../../test/support/planted-population.js';
import { jobRequirement, skill } from '../../../test/support/requirements.js';
import { SampleSourcing } from '../../../test/support/sample-sourcing.js';
import { type Candidate, PROVEN_CONFIDENCE, type RepositoryWork } from '../../domain/candidate.js';

const SPECIALTY = 'node-backend';
const BACKEND = jobRequirement({
  requiredSkills: [
    skill('TypeScript'),
    skill('NestJS', 'framework'),
    skill('PostgreSQL', 'database'),
    skill('Express', 'framework'),
  ],
  remote: 'remote',
});

const planted = new PlantedPopulation();
let candidates: Map<string, Candidate>;
let sourcing: SampleSourcing;
beforeAll(async () => {
  sourcing = await SampleSourcing.start({ population: planted.population });
  const result = await sourcing.sourcer.run({ requirement: BACKEND, maxCandidates: 90 }, sourcing.context());
  candidates = new Map(result.candidates.map((candidate) => [candidate.githubUsername, candidate]));
}, 60_000);
afterAll(() => sourcing.stop());

const workOf = (login: string): RepositoryWork | undefined =>
  candidates.get(login)?.work.find(({ owned, recentAuthors }) => owned && recentAuthors !== null);
const confidenceOf = (login: string, name: string): number =>
  candidates.get(login)?.skills.find((each) => each.name === name)?.confidence ?? 0;
const detailOf = (login: string, name: string): string =>
  candidates
    .get(login)
    ?.skills.find((each) => each.name === name)
    ?.evidence.find(({ signal }) => signal === 'own-repository-language')?.detail ?? '';

describe('the newest commits of an own repository', () => {
  it('are counted by the account that GitHub credits: the person, others, or nobody', () => {
    const credited = workOf(planted.creditedTwin(SPECIALTY));
    const uncredited = workOf(planted.login('uncredited', SPECIALTY));
    const copy = workOf(planted.login('copy', SPECIALTY));
    expect([credited, uncredited, copy].map((work) => work?.recentAuthors)).toEqual([
      { person: 20, others: 0, unknown: 0 },
      { person: 0, others: 0, unknown: 20 },
      { person: 1, others: 19, unknown: 0 },
    ]);
  });

  it('are not read for repositories of others', () => {
    const others = [...candidates.values()].flatMap(({ work }) => work).filter(({ owned }) => !owned);
    expect(others.filter(({ recentAuthors }) => recentAuthors !== null)).toEqual([]);
  });
});

describe('the confidence of a skill', () => {
  it('is highest for credited work, discounted for uncredited work, and low for a copy with one commit', () => {
    const [credited, uncredited, copy] = [
      planted.creditedTwin(SPECIALTY),
      planted.login('uncredited', SPECIALTY),
      planted.login('copy', SPECIALTY),
    ].map((login) => confidenceOf(login, 'TypeScript'));
    expect(credited).toBeGreaterThanOrEqual(PROVEN_CONFIDENCE);
    expect(uncredited).toBeLessThan(PROVEN_CONFIDENCE);
    expect(uncredited).toBeGreaterThan(0.2);
    expect(copy).toBeLessThan(0.15);
  });

  it('says that the authorship could not be confirmed, or that others made the commits', () => {
    expect([
      detailOf(planted.login('uncredited', SPECIALTY), 'TypeScript'),
      detailOf(planted.login('copy', SPECIALTY), 'TypeScript'),
      detailOf(planted.creditedTwin(SPECIALTY), 'TypeScript'),
    ]).toEqual([
      expect.stringMatching(/; authorship not confirmed: 20 of its newest 20 commits belong to no GitHub account$/),
      expect.stringMatching(/; 19 of its newest 20 commits are by others$/),
      expect.not.stringContaining(';'),
    ]);
  });
});

describe('private work', () => {
  it('is given as the number of contributions that GitHub counts without showing them', () => {
    expect(candidates.get(planted.login('private', SPECIALTY))?.contributions?.restricted).toBeGreaterThan(1_890);
  });
});

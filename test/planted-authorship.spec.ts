import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RankedCandidate } from '../src/domain/ranking.js';
import { rankCandidates } from '../src/stages/ranking-engine/rank-candidates.js';
import { PlantedPopulation } from './support/planted-population.js';
import { jobRequirement, skill } from './support/requirements.js';
import { SampleSourcing, SOURCING_DATE } from './support/sample-sourcing.js';

const SPECIALTY = 'node-backend';
const planted = new PlantedPopulation();
let sourcing: SampleSourcing;
let ranked: RankedCandidate[];
beforeAll(async () => {
  sourcing = await SampleSourcing.start({ population: planted.population });
  const requirement = jobRequirement({
    requiredSkills: ['TypeScript', 'NestJS', 'PostgreSQL', 'Express'].map((name) => skill(name)),
    remote: 'remote',
  });
  const { candidates } = await sourcing.sourcer.run({ requirement, maxCandidates: 90 }, sourcing.context());
  ranked = rankCandidates({ requirement, candidates }, SOURCING_DATE);
}, 60_000);
afterAll(() => sourcing.stop());

const of = (login: string): RankedCandidate => {
  const found = ranked.find(({ githubUsername }) => githubUsername === login);
  if (found === undefined) throw new RangeError(`${login} was not found`);
  return found;
};

describe('the same own repository', () => {
  it('ranks with 180 credited commits before commits of no account, and both before a copy with one commit', () => {
    const logins = [
      planted.creditedTwin(SPECIALTY),
      planted.login('uncredited', SPECIALTY),
      planted.login('copy', SPECIALTY),
    ];
    const scores = logins.map((login) => of(login).totalScore);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(3);
    expect(of(logins[0] ?? '').confidence).toBeGreaterThan(of(logins[1] ?? '').confidence);
  });

  it('says that the authorship could not be confirmed only where GitHub credits nobody', () => {
    const doubt =
      /^GitHub credits the recent commits in sample-\S+ to no account, so authorship could not be confirmed$/;
    expect(of(planted.login('uncredited', SPECIALTY)).concerns).toContainEqual(expect.stringMatching(doubt));
    for (const login of [planted.creditedTwin(SPECIALTY), planted.login('copy', SPECIALTY)])
      expect(of(login).concerns.filter((text) => doubt.test(text))).toEqual([]);
  });
});

describe('1,900 private contributions', () => {
  it('are a concern with their number, and no proof of absence', () => {
    const { concerns } = of(planted.login('private', SPECIALTY));
    expect(concerns).toContainEqual(
      expect.stringMatching(/^1\d{3} contributions of the last 12 months are private and cannot be seen$/),
    );
  });
});

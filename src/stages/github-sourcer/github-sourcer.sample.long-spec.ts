import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobRequirement, place, skill } from '../../../test/support/requirements.js';
import { SampleSourcing } from '../../../test/support/sample-sourcing.js';
import { PROVEN_CONFIDENCE } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type ProfileKind } from '../../sample-github/population/model.js';
import { type SourcingResult } from './github-sourcer.js';

/** These specs use the whole sample population that the service contains. */
const BACKEND = jobRequirement({
  requiredSkills: [
    skill('TypeScript'),
    skill('NestJS', 'framework'),
    skill('PostgreSQL', 'database'),
    skill('Kafka', 'messaging'),
  ],
  preferredSkills: [skill('Docker', 'tool'), skill('GraphQL', 'protocol')],
  remote: 'remote',
});
const FRONTEND = jobRequirement({
  requiredSkills: [
    skill('TypeScript'),
    skill('React', 'framework'),
    skill('Next.js', 'framework'),
    skill('Jest', 'tool'),
  ],
  remote: 'remote',
});

describe('the cost of a run, counted by the server', () => {
  let sourcing: SampleSourcing;
  let result: SourcingResult;
  beforeAll(async () => {
    sourcing = await SampleSourcing.start({ serverTimes: 1 });
    result = await sourcing.sourcer.run({ requirement: BACKEND, maxCandidates: 25 }, sourcing.context());
  }, 60_000);
  afterAll(() => sourcing.stop());

  it('is, for 25 finalists of a pool of 100 over three routes, at most 50 GraphQL requests and 60 points', () => {
    expect(result.coverage.pool).toBe(100);
    expect(Object.values(result.coverage.routes).every((found) => found > 0)).toBe(true);
    expect(sourcing.server.log.count('graphql')).toBeLessThanOrEqual(50);
    expect(sourcing.server.log.points).toBeLessThanOrEqual(60);
  });

  it('equals the usage that the run reports', () => {
    expect([result.github.graphqlRequests, result.github.points]).toEqual([
      sourcing.server.log.count('graphql'),
      sourcing.server.log.points,
    ]);
  });

  it('stays within two minutes of GitHub’s time, with all parts of everybody', () => {
    expect(sourcing.server.log.serverSeconds).toBeLessThan(120);
    expect(sourcing.server.log.mostInFlight).toBe(1);
    expect(result.candidates.every(({ contributions }) => contributions !== null)).toBe(true);
  });

  it('is at most 5 GraphQL requests for a second run within the hour, with the same people', async () => {
    sourcing.server.log.reset();
    const again = await sourcing.sourcer.run({ requirement: BACKEND, maxCandidates: 25 }, sourcing.context());
    expect(sourcing.server.log.count('graphql')).toBeLessThanOrEqual(5);
    expect(again.candidates).toEqual(result.candidates);
  });
});

describe('ten runs at once', () => {
  it('share what they load, and meet no rate limit', async () => {
    const sourcing = await SampleSourcing.start();
    const requirements: JobRequirement[] = Array.from({ length: 10 }, (_, index) =>
      index % 2 === 0 ? BACKEND : FRONTEND,
    );
    const results = await Promise.all(
      requirements.map((requirement) => sourcing.sourcer.run({ requirement, maxCandidates: 25 }, sourcing.context())),
    );
    const { log } = sourcing.server;
    await sourcing.stop();
    expect(log.entries.filter(({ limited }) => limited)).toEqual([]);
    expect(log.mostInFlight).toBe(1);
    // Two different postings, five runs each, send no more requests than two single runs.
    expect(log.count('graphql')).toBeLessThanOrEqual(100);
    expect(results[2]?.candidates).toEqual(results[0]?.candidates);
    expect(results.every(({ candidates }) => candidates.length >= 25)).toBe(true);
  }, 60_000);
});

describe('the people who are passed to the ranking', () => {
  let sourcing: SampleSourcing;
  const kindOf = (login: string): ProfileKind | undefined => sourcing.server.store.userByLogin(login)?.kind;
  beforeAll(async () => {
    sourcing = await SampleSourcing.start();
  });
  afterAll(() => sourcing.stop());
  const run = (requirement: JobRequirement): Promise<SourcingResult> =>
    sourcing.sourcer.run({ requirement, maxCandidates: 25 }, sourcing.context());

  it('are never proven by forks, tutorials or words', async () => {
    const careless = new Set<ProfileKind>(['fork-collector', 'tutorial-follower', 'keyword-stuffed', 'empty']);
    for (const requirement of [BACKEND, FRONTEND]) {
      const demanded = new Set(requirement.requiredSkills.map(({ name }) => name));
      const { candidates } = await run(requirement);
      const suspects = candidates.filter(({ githubUsername }) => careless.has(kindOf(githubUsername) ?? 'specialist'));
      expect(
        suspects.flatMap(({ skills }) =>
          skills.filter(({ name, confidence }) => demanded.has(name) && confidence >= PROVEN_CONFIDENCE),
        ),
      ).toEqual([]);
    }
  }, 60_000);

  it('include no bot, no organisation and nobody who has been inactive for two years', async () => {
    const { candidates } = await run(BACKEND);
    expect(
      candidates.filter(({ githubUsername }) =>
        ['bot', 'bot-account', 'organization', 'stale'].includes(kindOf(githubUsername) ?? ''),
      ),
    ).toEqual([]);
  }, 60_000);

  it('are near if the work is bound to a place', async () => {
    const berlin = {
      ...BACKEND,
      remote: 'onsite' as const,
      locations: [place({ city: 'Berlin', region: null, country: 'DE' })],
    };
    const { candidates, coverage } = await run(berlin);
    expect(coverage.widenedTo).toBe('city');
    expect(candidates.filter(({ place }) => place?.city === 'Berlin').length).toBeGreaterThanOrEqual(20);
  }, 60_000);
});

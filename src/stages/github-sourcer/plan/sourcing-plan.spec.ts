import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { jobRequirement, place, skill } from '../../../../test/support/requirements.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type PlaceSpellings } from './place-levels.js';
import { describePlan, makePlan, type SourcingPlan } from './sourcing-plan.js';

const REFERENCE_DATE = new Date('2026-06-01T00:00:00Z');
const spellings: PlaceSpellings = ({ city, region, country }, level) => {
  const name = { city, region, country }[level];
  return name === null ? [] : name === 'Munich' ? ['Munich', 'München'] : [name];
};
const plan = (given: Partial<JobRequirement>): SourcingPlan =>
  makePlan(
    { requirement: jobRequirement(given), maxCandidates: 25, referenceDate: REFERENCE_DATE },
    skillCatalogue(),
    spellings,
  );
const queries = (given: Partial<JobRequirement>): string[] =>
  plan(given).userSearches.map(({ level, query }) => `${level}: ${query}`);

describe('the user searches of a plan', () => {
  it('widen from the city to everywhere, with quoted places and their aliases', () => {
    expect(
      queries({
        requiredSkills: [skill('Rust')],
        locations: [place({ city: 'Munich', region: 'Bavaria', country: 'DE' })],
        remote: 'onsite',
      }),
    ).toEqual([
      'city: type:user language:"Rust" location:"Munich" location:"München"',
      'region: type:user language:"Rust" location:"Bavaria"',
      'country: type:user language:"Rust" location:"DE"',
      'anywhere: type:user language:"Rust"',
      'anywhere: type:user language:"Rust"',
    ]);
  });

  it('look everywhere for remote work, because Remote is not a place', () => {
    const searches = queries({
      requiredSkills: [skill('Go')],
      locations: [place({ city: 'Berlin', country: 'DE' })],
      remote: 'remote',
    });
    expect(searches.every((query) => query.startsWith('anywhere'))).toBe(true);
    expect(searches.join(' ')).not.toContain('location:');
  });

  it('ask only for languages that GitHub counts, and not for Kafka, though the posting names it first', () => {
    const { languages } = plan({
      requiredSkills: [skill('Apache Kafka', 'messaging'), skill('Java'), skill('Docker', 'tool')],
    });
    expect(languages).toEqual(['Java']);
  });

  it('ask for the language of a framework if the posting names no language', () => {
    expect(plan({ requiredSkills: [skill('Django', 'framework')] }).languages).toEqual(['Python']);
  });

  it('ask for the usual languages of a role if the posting names no skill', () => {
    expect(plan({ roleFamily: 'frontend' }).languages).toEqual(['TypeScript', 'JavaScript']);
  });

  it('leave out languages that everybody uses if the posting asks for another one', () => {
    expect(plan({ requiredSkills: [skill('HTML'), skill('CSS'), skill('TypeScript')] }).languages).toEqual([
      'TypeScript',
    ]);
  });

  it('stay intact if a place contains a quotation mark', () => {
    const [first] = queries({
      requiredSkills: [skill('Go')],
      locations: [place({ city: 'X" type:org "', country: null })],
      remote: 'onsite',
    });
    expect(first).toBe('city: type:user language:"Go" location:"X type:org "');
  });

  it('stay within the limit of one run', () => {
    const locations = Array.from({ length: 20 }, (_, index) => place({ city: `City ${index}`, country: 'DE' }));
    expect(
      queries({ requiredSkills: [skill('Go'), skill('Rust'), skill('C++')], locations, remote: 'onsite' }).length,
    ).toBeLessThanOrEqual(8);
  });
});

describe('the repository searches of a plan', () => {
  const topics = (given: Partial<JobRequirement>): string[] =>
    plan(given).repositorySearches.map(({ query }) => query.split(' pushed:')[0] ?? '');

  it('ask for the most significant topics in any language, and for the first one in the posting’s own language', () => {
    expect(
      topics({
        requiredSkills: [
          skill('TypeScript'),
          skill('React', 'framework'),
          skill('Docker', 'tool'),
          skill('PostgreSQL', 'database'),
        ],
      }),
    ).toEqual(['topic:react', 'topic:postgresql', 'topic:docker', 'topic:react language:"TypeScript"']);
  });

  it('do not combine a framework with the language of another one: React is not written in Python', () => {
    expect(topics({ requiredSkills: [skill('Python'), skill('React', 'framework')] }).at(-1)).toBe(
      'topic:react language:"JavaScript"',
    );
  });

  it('ask for the topic of a language only if there are few other topics', () => {
    expect(topics({ requiredSkills: [skill('Rust'), skill('Tokio', 'library')] })).toContain('topic:rust');
  });

  it('ask for required skills before preferred ones', () => {
    expect(
      topics({ requiredSkills: [skill('PostgreSQL', 'database')], preferredSkills: [skill('React', 'framework')] })[0],
    ).toBe('topic:postgresql');
  });

  it('name the libraries that are known without a search', () => {
    expect(plan({ requiredSkills: [skill('Swift'), skill('Vapor', 'framework')] }).libraries).toContain('vapor/vapor');
    expect(plan({ requiredSkills: [skill('Rust'), skill('Vapor', 'framework')] }).libraries).toEqual([]);
  });
});

describe('the cost of a plan', () => {
  it('stays, for 25 finalists of a pool of 100, within 50 requests and 60 points', () => {
    const { estimate } = plan({
      requiredSkills: [
        skill('Go'),
        skill('gRPC', 'protocol'),
        skill('Kubernetes', 'platform'),
        skill('PostgreSQL', 'database'),
      ],
    });
    expect(estimate.graphqlRequests).toBeLessThanOrEqual(50);
    expect(estimate.points).toBeLessThanOrEqual(60);
  });

  it('is part of the described plan', () => {
    expect(describePlan(plan({ requiredSkills: [skill('Go')] })).at(-1)).toMatch(
      /^at most \d+ GraphQL requests, \d+ points and \d+ user searches$/,
    );
  });
});

it('the same posting gives the same plan', () => {
  const given = { requiredSkills: [skill('Go'), skill('gRPC', 'protocol')], preferredSkills: [skill('Rust')] };
  expect(plan(given)).toEqual(plan(given));
});

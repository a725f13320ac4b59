import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RankedCandidate } from '../src/domain/ranking.js';
import { DOCUMENT_NAMES, documentText } from '../src/github/documents/documents.js';
import { MINUTES_A_DAY, type SampleUser } from '../src/sample-github/population/model.js';
import { rankCandidates } from '../src/stages/ranking-engine/rank-candidates.js';
import { jobRequirement, place, skill } from './support/requirements.js';
import { SampleSourcing, SOURCING_DATE } from './support/sample-sourcing.js';
import { SmallPopulation } from './support/small-population.js';

const people = new SmallPopulation();

/** People with the same work, who say different things about where they live. */
const AT: Readonly<Record<string, string | null>> = {
  'sample-there': 'Berlin',
  'sample-silent': null,
  'sample-formerly': 'ex-Berlin',
  'sample-elsewhere': 'Lisbon, Portugal',
  'sample-moved': 'Berlin → Lisbon',
  'sample-moving': 'Berlin, moving to Lisbon',
};
for (const [login, location] of Object.entries(AT)) people.specialist(login, { location });

/** Adds merged pull requests of the given titles in the library, the newest first. */
function mergeInto(user: SampleUser, titles: readonly string[]): SampleUser {
  for (const [at, title] of titles.entries()) people.merge(user, people.library, title, (at + 1) * 10 * MINUTES_A_DAY);
  return user;
}
const contributor = (login: string, titles: readonly string[]): SampleUser =>
  mergeInto(people.person(login, { kind: 'upstream-contributor' }), titles);
const CHANGES = ['Wake tasks in order', 'Park idle workers', 'Shard the timer wheel', 'Poll the reactor less often'];
contributor('sample-changes', [...CHANGES, ...CHANGES]);
mergeInto(people.specialist('sample-changes-and-own-work'), CHANGES);
mergeInto(people.specialist('sample-carrier'), [
  'Merge branch main into develop',
  'Bump serde from 1.0.1 to 1.0.2',
  'Release 1.42.0',
  'chore(release): 1.43.0',
  'Merge pull request #12 from somebody/fix',
  'Back-merge master into next',
  'Bump mio from 0.8.1 to 0.8.2',
  'Merge branch develop',
]);

/** One change here last week, and three hundred years ago elsewhere, of which GitHub gives the number alone. */
const widely = contributor('sample-widely', ['Wake tasks in order']);
const elsewhere = people.repository(
  people.person('sample-others', { kind: 'organization', type: 'Organization' }),
  'shop',
  {
    languages: [['PHP', 900_000]],
  },
);
for (let number = 1; number <= 300; number += 1)
  people.merge(widely, elsewhere, `Change ${number}`, (1_500 + number) * MINUTES_A_DAY);

let sourcing: SampleSourcing;
let ranked: RankedCandidate[];
beforeAll(async () => {
  sourcing = await SampleSourcing.start({ population: people.build() });
  const requirement = jobRequirement({
    requiredSkills: [skill('Rust'), skill('Tokio', 'library')],
    locations: [place({ city: 'Berlin', country: 'DE' })],
    remote: 'hybrid',
  });
  const { candidates } = await sourcing.sourcer.run({ requirement, maxCandidates: 50 }, sourcing.context());
  ranked = rankCandidates({ requirement, candidates }, SOURCING_DATE);
}, 60_000);
afterAll(() => sourcing.stop());

const of = (login: string): RankedCandidate => {
  const found = ranked.find(({ githubUsername }) => githubUsername === login);
  if (found === undefined) throw new RangeError(`${login} was not found`);
  return found;
};

const confidence = (login: string, name: string): number =>
  of(login).skills.find((each) => each.name === name)?.confidence ?? 0;

describe('work that is bound to a place', () => {
  it('ranks known to be there before unknown, and unknown before elsewhere, by a small step', () => {
    const scores = Object.keys(AT).map((login) => [login, of(login).totalScore] as const);
    const there = of('sample-there').totalScore;
    expect(scores.map(([login, score]) => [login, Number((there - score).toFixed(3))])).toEqual([
      ['sample-there', 0],
      ['sample-silent', 2],
      ['sample-formerly', 2],
      ['sample-elsewhere', 4],
      ['sample-moved', 4],
      ['sample-moving', 4],
    ]);
  });

  it('says an unknown place and another place, and nothing about the right one', () => {
    const unknown = 'Where the person lives is not known; the work is bound to a place, so this takes 2 points away';
    const other =
      'Seems to live elsewhere than the posting asks for; the work is bound to a place, so this takes 4 points away';
    for (const login of ['sample-silent', 'sample-formerly']) expect(of(login).concerns).toContain(unknown);
    for (const login of ['sample-elsewhere', 'sample-moved', 'sample-moving'])
      expect(of(login).concerns).toContain(other);
    expect(of('sample-there').concerns.filter((text) => /live/.test(text))).toEqual([]);
  });

  it('reads where a person is now, not where they were', () => {
    expect(['sample-moved', 'sample-moving', 'sample-formerly'].map((login) => of(login).place?.city ?? null)).toEqual([
      'Lisbon',
      'Lisbon',
      null,
    ]);
  });
});

describe('pull requests that carry the work of others', () => {
  it('prove nothing beside the same own work, while changes do', () => {
    expect(confidence('sample-carrier', 'Rust')).toBe(confidence('sample-silent', 'Rust'));
    expect(confidence('sample-changes-and-own-work', 'Rust')).toBeGreaterThan(confidence('sample-silent', 'Rust'));
    expect(of('sample-changes-and-own-work').rank).toBeLessThan(of('sample-carrier').rank);
    expect(of('sample-carrier').foundBy.filter((text) => text.startsWith('libraries'))).toEqual([]);
  });
});

describe('a number of all time', () => {
  it('does not count for the repository of one change last week', () => {
    expect(of('sample-widely').rank).toBeGreaterThan(of('sample-changes').rank);
    expect(confidence('sample-widely', 'Tokio')).toBeLessThan(confidence('sample-changes', 'Tokio'));
  });
});

describe('memberships of people', () => {
  it('are asked for by no document, so that private organisations are unknown', () => {
    const asked = DOCUMENT_NAMES.filter((name) =>
      /\b(?:organizations?|memberships?|teams?)\b/i.test(documentText(name)),
    );
    expect(asked).toEqual([]);
  });
});

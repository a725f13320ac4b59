import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { MINUTES_A_YEAR, type ProfileKind, type SampleRepository, type SampleUser } from './model.js';
import { buildPopulation, type Population, samplePopulation } from './population.js';
import { VOCABULARY } from './vocabulary.js';

let population: Population;
const people = (...kinds: ProfileKind[]): SampleUser[] => population.users.filter(({ kind }) => kinds.includes(kind));
const repositoriesOf = (user: SampleUser): SampleRepository[] =>
  user.repositories.flatMap((index) => population.repositories[index] ?? []);
const mergedOf = (user: SampleUser): number =>
  user.pullRequests.filter((index) => population.pullRequests[index]?.mergedAgo !== null).length;
const hash = (made: Population): string => createHash('sha256').update(JSON.stringify(made)).digest('hex');

beforeAll(() => {
  population = samplePopulation();
});

describe('the sample people', () => {
  it('are the same at every start, and others by another seed', () => {
    expect(hash(buildPopulation())).toBe(hash(population));
    expect(hash(buildPopulation(1))).not.toBe(hash(population));
  });

  it('change only where somebody means to: then this fingerprint is to be renewed', () => {
    expect(hash(population)).toBe('11602bfa3b609b8e404c4c84243ff1281d37159db6a837b997b0f1ed21442e1b');
  });

  it('are at least 2,000, with at least 20 who are alike in every sort', () => {
    expect(population.users.filter(({ type }) => type === 'User').length).toBeGreaterThan(2_000);
    for (const kind of [
      'polyglot',
      'famous',
      'quiet-expert',
      'upstream-contributor',
      'stale',
      'fork-collector',
      'tutorial-follower',
      'keyword-stuffed',
      'empty',
      'injection',
      'no-recruiters',
      'uncredited',
      'private',
      'copy',
      'workspace',
      'markup',
      'agent',
    ] as const) {
      expect([kind, people(kind).length >= 20]).toEqual([kind, true]);
    }
  });

  it('are made up and say so: every login begins with "sample-", every link leads to .example', () => {
    expect(population.users.filter(({ login }) => !login.startsWith('sample-'))).toEqual([]);
    const links = population.users
      .flatMap(({ websiteUrl, socialAccounts }) => [websiteUrl, ...socialAccounts.map(({ url }) => url)])
      .filter((link) => link !== null);
    expect(links.filter((link) => !new URL(link).hostname.endsWith('.example'))).toEqual([]);
  });

  it('have logins of their own that GitHub would allow', () => {
    const accounts = population.users.filter(({ type }) => type !== 'Bot').map(({ login }) => login);
    expect(new Set(accounts).size).toBe(accounts.length);
    expect(accounts.filter((login) => !/^[a-z\d](?:[a-z\d-]{0,37}[a-z\d])$/.test(login))).toEqual([]);
  });

  it('are of every trade in every city', () => {
    const found = new Set(people('specialist').map(({ city, specialty }) => `${city ?? '-'}/${specialty ?? '-'}`));
    const wanted = VOCABULARY.cities.length * VOCABULARY.specialties.length;
    expect(VOCABULARY.cities.length).toBeGreaterThanOrEqual(40);
    expect([...found].filter((each) => !each.startsWith('-')).length).toBeGreaterThan(wanted * 0.85);
  });

  it('crowd the market for TypeScript backends in Berlin', () => {
    const crowd = people('specialist').filter(
      ({ specialty, location }) => specialty === 'node-backend' && /berlin/i.test(location ?? ''),
    );
    expect(
      crowd.filter((user) => repositoriesOf(user).some(({ languages }) => languages[0]?.[0] === 'TypeScript')).length,
    ).toBeGreaterThan(60);
  });

  it('spell their places in several ways and scripts, and some give none', () => {
    const spellings = new Set(population.users.map(({ location }) => location).filter((location) => location !== null));
    expect(spellings.size).toBeGreaterThan(200);
    for (const script of [
      /\p{Script=Cyrillic}/u,
      /\p{Script=Han}/u,
      /\p{Script=Kannada}/u,
      /\p{Script=Hebrew}/u,
      /ã/,
      /ü/,
    ]) {
      expect([...spellings].some((spelling) => script.test(spelling))).toBe(true);
    }
    expect(people('specialist').filter(({ location }) => location === null).length).toBeGreaterThan(50);
  });

  it('who are experts elsewhere own nothing and have much merged in several places', () => {
    for (const user of people('upstream-contributor')) {
      expect([user.repositories.filter((index) => !population.repositories[index]?.isFork), user.bio]).toEqual([
        [],
        null,
      ]);
      expect(mergedOf(user)).toBeGreaterThanOrEqual(12);
    }
  });

  it('who are stale have done nothing in public for two years', () => {
    for (const user of people('stale')) {
      const own = repositoriesOf(user)
        .filter(({ isFork }) => !isFork)
        .map(({ pushedAgo }) => pushedAgo);
      const merged = user.pullRequests.map((index) => population.pullRequests[index]?.createdAgo ?? 0);
      expect(Math.min(...own, ...merged)).toBeGreaterThan(2 * MINUTES_A_YEAR);
    }
  });

  it('who collect forks have never worked on them', () => {
    for (const user of people('fork-collector')) {
      expect(repositoriesOf(user).every(({ isFork, contributions }) => isFork && contributions.length === 0)).toBe(
        true,
      );
      expect(user.repositories.length).toBeGreaterThanOrEqual(8);
    }
  });

  it('hide at least 20 different instructions in bios, names, descriptions and READMEs', () => {
    const hiding = people('injection');
    const texts = [
      hiding.map(({ bio }) => bio),
      hiding.map(({ name }) => name),
      hiding.flatMap(repositoriesOf).flatMap(({ description, hiddenText }) => [description, hiddenText]),
    ].flat();
    const planted = VOCABULARY.words.injections.filter((instruction) =>
      texts.some((text) => text !== null && text.startsWith(instruction.slice(0, 80))),
    );
    expect(new Set(planted).size).toBeGreaterThanOrEqual(20);
    expect(people('injection').some((user) => repositoriesOf(user).some(({ hiddenText }) => hiddenText !== null))).toBe(
      true,
    );
  });

  it('follow long tails: most are little known, a few are famous', () => {
    const followers = people('specialist')
      .map((user) => user.followers)
      .sort((one, other) => one - other);
    expect(followers[Math.floor(followers.length / 2)]).toBeLessThan(60);
    expect(Math.max(...people('famous').map((user) => user.followers))).toBeGreaterThan(10_000);
  });

  it('name real packages of every ecosystem', () => {
    const packages = (ecosystem: string): Set<string> =>
      new Set(
        population.repositories.flatMap(
          ({ dependencies }) => (dependencies as Record<string, string[]>)[ecosystem] ?? [],
        ),
      );
    const expected = {
      npm: '@nestjs/core',
      pypi: 'django',
      go: 'k8s.io/client-go',
      maven: 'org.springframework.boot:spring-boot-starter-web',
      crates: 'tokio',
      rubygems: 'rails',
      packagist: 'laravel/framework',
      nuget: 'Microsoft.EntityFrameworkCore',
      hex: 'phoenix',
      swift: 'https://github.com/vapor/vapor',
      pub: 'flutter_bloc',
    };
    for (const [ecosystem, name] of Object.entries(expected))
      expect([ecosystem, packages(ecosystem).has(name)]).toEqual([ecosystem, true]);
  });

  it('have archived, template, mirrored and forked repositories among theirs', () => {
    const count = (test: (repository: SampleRepository) => boolean): number =>
      population.repositories.filter(test).length;
    expect(
      Math.min(
        count(({ isArchived }) => isArchived),
        count(({ isTemplate }) => isTemplate),
        count(({ isMirror }) => isMirror),
        count(({ isFork }) => isFork),
      ),
    ).toBeGreaterThan(50);
  });

  it('did nothing before they had an account, and nothing in the future', () => {
    for (const { contributions, pullRequests, createdAgo, kind } of population.users) {
      if (kind === 'bot-account' || kind === 'bot') continue;
      const ages = [
        ...contributions.map((index) => population.contributions[index]?.oldestAgo ?? 0),
        ...pullRequests.map((index) => population.pullRequests[index]?.mergedAgo ?? 0),
      ];
      expect(Math.max(0, ...ages)).toBeLessThanOrEqual(createdAgo);
      expect(Math.min(1, ...ages)).toBeGreaterThanOrEqual(0);
    }
  });
});

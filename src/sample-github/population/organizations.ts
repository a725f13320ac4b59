import { emptyAccount, MINUTES_A_DAY, MINUTES_A_YEAR, type SampleRepository, type SampleUser } from './model.js';
import { type PopulationBuilder } from './population-builder.js';
import { Random } from './random.js';
import { blank, capital, dependenciesOf, slug, topicsOf } from './repositories.js';
import { VOCABULARY } from './vocabulary.js';

const { upstreams, stacks, specialties, domains, words, cities } = VOCABULARY;
const COMPANIES = 60;

/** Repositories that many people work on together: libraries by stack, and the code of companies by specialty. */
export interface SharedRepositories {
  /** Key of stacks.json → its libraries. */
  libraries: Map<string, SampleRepository[]>;
  /** Key of specialties.json → repositories of companies. */
  companies: Map<string, SampleRepository[]>;
}

/** Adds libraries of fictional owners, and the open source of fictional companies. */
export function addOrganizations(builder: PopulationBuilder, seed: number): SharedRepositories {
  const shared: SharedRepositories = { libraries: new Map(), companies: new Map() };
  const random = new Random(seed, 2);
  const owners = new Map<string, SampleUser>();
  for (const [family, name, language, stack, stars] of upstreams) {
    const login = `sample-org-${family}`;
    const owner = owners.get(login) ?? addOrganization(builder, login, random);
    owners.set(login, owner);
    const repository = blank(name, random);
    const label = stacks[stack]?.label ?? stack;
    repository.description = `The sample GitHub's stand-in for ${label}`;
    repository.topics = topicsOf([stack], ['open-source'], language);
    repository.languages = [
      [language, random.int(2_000_000, 30_000_000)],
      ['Shell', random.int(10_000, 90_000)],
    ];
    repository.dependencies = dependenciesOf(language, [stack]);
    repository.stars = stars;
    repository.forks = Math.floor(stars / 5);
    repository.createdAgo = random.int(6, 14) * MINUTES_A_YEAR;
    repository.pushedAgo = random.int(30, 600);
    append(shared.libraries, stack, builder.addRepository(owner, repository));
  }
  for (let number = 0; number < COMPANIES; number += 1) addCompany(builder, shared, number, random);
  return shared;
}

function addCompany(builder: PopulationBuilder, shared: SharedRepositories, number: number, random: Random): void {
  const owner = addOrganization(builder, `sample-${words.projects[number] ?? number}-works`, random);
  const domain = random.pick(domains);
  for (let each = 0; each < 4; each += 1) {
    const specialty = specialties[(number * 4 + each) % specialties.length];
    if (!specialty) continue;
    const language = random.weighted(specialty.languages);
    const chosen = random.some(specialty.stacks, 3);
    const thing = random.pick(domain.things);
    const repository = blank(slug(thing), random);
    repository.description = `${capital(thing)} of an invented company, with ${chosen.map((key) => stacks[key]?.label ?? key).join(', ')}`;
    repository.topics = topicsOf(chosen, domain.topics, language);
    repository.languages = [
      [language, random.int(100_000, 3_000_000)],
      ['Dockerfile', random.int(300, 4_000)],
    ];
    repository.dependencies = dependenciesOf(language, chosen);
    repository.stars = random.skewed(40, 1.3);
    repository.forks = Math.floor(repository.stars / 6);
    repository.createdAgo = random.int(2, 8) * MINUTES_A_YEAR;
    repository.pushedAgo = random.int(1, 40) * MINUTES_A_DAY;
    append(shared.companies, specialty.key, builder.addRepository(owner, repository));
  }
}

function addOrganization(builder: PopulationBuilder, wanted: string, random: Random): SampleUser {
  const login = builder.freeLogin(wanted);
  return builder.addUser({
    index: builder.users.length,
    type: 'Organization',
    kind: 'organization',
    login,
    ...emptyAccount(),
    name: `${login} (sample organisation)`,
    bio: 'An organisation of the sample GitHub.',
    location: random.chance(0.5) ? random.pick(cities).city : null,
    websiteUrl: `https://${login}.example`,
    createdAgo: random.int(3, 15) * MINUTES_A_YEAR,
    updatedAgo: random.int(1, 90) * MINUTES_A_DAY,
    followers: random.skewed(200, 1.5),
  });
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  map.set(key, [...(map.get(key) ?? []), item]);
}

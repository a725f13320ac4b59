import { MINUTES_A_DAY, MINUTES_A_YEAR, type ProfileKind, type SampleRepository, type SampleUser } from './model.js';
import { type SharedRepositories } from './organizations.js';
import { type PersonPlan } from './people.js';
import { type PopulationBuilder } from './population-builder.js';
import { inventName, makePerson } from './profile.js';
import { Random } from './random.js';
import { blank, capital, dependenciesOf, type NewRepository, slug, topicsOf } from './repositories.js';
import { ECOSYSTEM_OF_LANGUAGE, type Specialty, VOCABULARY } from './vocabulary.js';

const { specialties, stacks, domains, words, cities } = VOCABULARY;

/** Streams of random numbers that no other person uses. Planted people are added last, so the others stay as they are. */
const FIRST_STREAM = 100_000;
/** All planted people have been on GitHub for this long. */
const ACCOUNT_YEARS = 7;

interface Planting extends PlantedPerson {
  builder: PopulationBuilder;
  shared: SharedRepositories;
  random: Random;
}

interface PlantedPerson {
  user: SampleUser;
  specialty: Specialty;
}

/** Kinds of people for whom careless reading of GitHub's answers gives a wrong result, and what each of them owns. */
const KINDS: Partial<Record<ProfileKind, (planting: Planting) => void>> = {
  uncredited: addUncredited,
  private: addPrivate,
  copy: addCopy,
  workspace: addWorkspace,
  markup: addMarkup,
  agent: addAgent,
};

/** Adds one person of each kind for every specialty. */
export function addPlantedPeople(builder: PopulationBuilder, shared: SharedRepositories, seed: number): void {
  let stream = FIRST_STREAM;
  for (const [kind, addWork] of Object.entries(KINDS) as [ProfileKind, (planting: Planting) => void][]) {
    for (const specialty of specialties) {
      const random = new Random(seed, stream++);
      addWork({ builder, shared, random, specialty, user: addPerson(builder, kind, specialty, random) });
    }
  }
}

function addPerson(builder: PopulationBuilder, kind: ProfileKind, specialty: Specialty, random: Random): SampleUser {
  const name = inventName(random);
  const login = builder.freeLogin(`sample-${name.toLowerCase().replace(' ', '-')}`);
  const plan: PersonPlan = { kind, specialty: specialty.key, city: random.pick(cities).city };
  const user = makePerson(plan, { index: builder.users.length, level: 2, specialty, login, name }, random);
  return builder.addUser({
    ...user,
    createdAgo: ACCOUNT_YEARS * MINUTES_A_YEAR,
    issues: 0,
    reviews: 0,
    restricted: 0,
  });
}

function mainLanguage({ languages }: Specialty): string {
  return Object.entries(languages).sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Returns a good repository of the specialty: its main language, its first technologies, two years old, recent. */
function goodRepository({ specialty, random }: Planting): NewRepository {
  const language = mainLanguage(specialty);
  const chosen = specialty.stacks.slice(0, 4);
  const domain = random.pick(domains);
  const thing = random.pick(domain.things);
  const repository = blank(`${random.pick(words.projects)}-${slug(thing)}`, random);
  const labels = chosen.map((key) => stacks[key]?.label ?? key);
  repository.description = `${capital(thing)} with ${labels.slice(0, 2).join(' and ')}`;
  repository.topics = topicsOf(chosen, domain.topics, language);
  repository.languages = [
    [language, random.int(180_000, 320_000)],
    ['Shell', random.int(500, 3_000)],
  ];
  repository.dependencies = dependenciesOf(language, chosen);
  repository.stars = random.int(2, 30);
  repository.createdAgo = 2 * MINUTES_A_YEAR;
  repository.pushedAgo = random.int(5, 25) * MINUTES_A_DAY;
  return repository;
}

/** Two years of commits with an e-mail address that GitHub does not know: no commit is credited to anybody. */
function addUncredited(planting: Planting): void {
  const made = planting.builder.addRepository(planting.user, goodRepository(planting));
  planting.builder.addCommitsOfHistory(null, made, 180, made.createdAgo, made.pushedAgo);
}

/** Works in private: GitHub shows 1,900 contributions of the year as a bare number, and one small public repository. */
function addPrivate(planting: Planting): void {
  const { builder, user, random } = planting;
  user.restricted = 1_900;
  const repository = goodRepository(planting);
  repository.languages = repository.languages.map(([language, bytes]) => [language, Math.ceil(bytes / 20)]);
  repository.pushedAgo = random.int(150, 300) * MINUTES_A_DAY;
  const made = builder.addRepository(user, repository);
  builder.addCommits(user, made, 12, made.createdAgo, made.pushedAgo);
}

/** Keeps the packages of a product in folders below the root: no manifest is at the root. */
function addWorkspace(planting: Planting): void {
  const { builder, user, random } = planting;
  for (const folder of random.some(['services/api', 'packages/core', 'apps/web', 'backend'], 3)) {
    const made = builder.addRepository(user, { ...goodRepository(planting), manifestFolder: folder });
    builder.addCommits(user, made, 90, made.createdAgo, made.pushedAgo);
  }
}

/** The first language of every repository is markup or data, which hides the program beside it. */
function addMarkup(planting: Planting): void {
  const { builder, user, specialty } = planting;
  const language = mainLanguage(specialty);
  const markup =
    ECOSYSTEM_OF_LANGUAGE[language] === 'pypi' ? 'Jupyter Notebook' : language.startsWith('C') ? 'TeX' : 'HTML';
  for (let number = 0; number < 3; number += 1) {
    const repository = goodRepository(planting);
    const program = repository.languages.map(([name, bytes]): [string, number] => [
      name === markup ? 'Python' : name,
      bytes,
    ]);
    repository.languages = [[markup, 2_400_000], ...program];
    const made = builder.addRepository(user, repository);
    builder.addCommits(user, made, 90, made.createdAgo, made.pushedAgo);
  }
}

/** A program with an account of the type `User` and no word in its login that says so: its profile and its pace do. */
function addAgent(planting: Planting): void {
  const { builder, user } = planting;
  user.bio = 'Autonomous coding agent of the sample GitHub';
  const made = builder.addRepository(user, goodRepository(planting));
  builder.addCommits(user, made, 30_000, made.createdAgo, 600);
}

/** A copy of a library that GitHub does not mark as a fork: the history is of others, one commit is the owner's. */
function addCopy({ builder, shared, user, specialty, random }: Planting): void {
  const known = specialty.stacks.flatMap((key) => shared.libraries.get(key) ?? []);
  const language = mainLanguage(specialty);
  const near = known.filter(({ languages }) => languages[0]?.[0] === language);
  const original = random.pick(
    [near, known, [...shared.libraries.values()].flat()].find((some) => some.length > 0) ?? [],
  );
  const made = builder.addRepository(user, copyOf(original, random));
  for (const author of authorsOf(builder, original).slice(0, 3))
    builder.addCommitsOfHistory(author, made, 60, 3 * MINUTES_A_YEAR, made.createdAgo);
  builder.addCommits(user, made, 1, made.pushedAgo, made.pushedAgo);
}

function copyOf(original: SampleRepository, random: Random): NewRepository {
  const { name, description, languages, topics, dependencies, files } = original;
  return {
    ...blank(`${name}-app`, random),
    description,
    languages: languages.map(([language, bytes]) => [language, Math.ceil(bytes / 10)]),
    topics,
    dependencies,
    files,
    createdAgo: 60 * MINUTES_A_DAY,
    pushedAgo: random.int(3, 20) * MINUTES_A_DAY,
  };
}

function authorsOf(builder: PopulationBuilder, { contributions }: SampleRepository): SampleUser[] {
  const made = contributions.flatMap((index) => builder.contributions[index] ?? []);
  const users = [...new Set(made.map(({ user }) => user))];
  return users.flatMap((index) => (index === null ? [] : (builder.users[index] ?? [])));
}

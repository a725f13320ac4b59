import { MINUTES_A_DAY, MINUTES_A_YEAR, type SampleRepository, type SampleUser } from './model.js';
import { type Level } from './profile.js';
import { Random } from './random.js';
import { ECOSYSTEM_OF_LANGUAGE, type Specialty, VOCABULARY } from './vocabulary.js';

const { stacks, domains, words } = VOCABULARY;

/** Minimum and maximum number of own repositories, from newcomer to veteran. */
const REPOSITORIES: Record<Level, [number, number]> = { 0: [1, 3], 1: [2, 6], 2: [3, 9], 3: [5, 13] };
/** Median of stars, from newcomer to veteran. */
const STARS: Record<Level, number> = { 0: 0.4, 1: 1, 2: 3, 3: 8 };
/** The files beside the manifest in a repository with tests, CI and so on, and how frequent each is. */
const FILES: [file: string, share: number][] = [
  ['.github/workflows/ci.yml', 0.55],
  ['Dockerfile', 0.35],
  ['docker-compose.yml', 0.2],
  ['tests/', 0.5],
  ['docs/', 0.25],
  ['LICENSE', 0.7],
  ['.gitignore', 0.9],
  ['CONTRIBUTING.md', 0.15],
];

/** A fixed number of combinations, shared by the repositories. */
const FILE_LISTS = Array.from({ length: 64 }, (_, number) => {
  const random = new Random(number);
  return FILES.filter(([, share]) => random.chance(share)).map(([file]) => file);
});

/** Languages whose topic is not their name in lower case. */
const TOPIC_OF_LANGUAGE: Record<string, string> = {
  'C#': 'csharp',
  'C++': 'cpp',
  'Jupyter Notebook': 'jupyter-notebook',
};

export type NewRepository = Omit<SampleRepository, 'index' | 'owner' | 'contributions' | 'pullRequests'>;

/** Returns the repositories of a person in this specialty. Each person stays in one or two domains. */
export function ownRepositories(
  user: SampleUser,
  level: Level,
  specialties: Specialty[],
  random: Random,
): NewRepository[] {
  const [low, high] = REPOSITORIES[level];
  const favourites = random.some(domains, 2);
  const sides = new Map(specialties.map((each) => [each, Object.keys(each.side)]));
  return Array.from({ length: random.int(low, high) }, () => {
    const specialty = random.pick(specialties);
    const language = random.weighted(random.chance(0.12) ? specialty.side : specialty.languages);
    const chosen = random.some(specialty.stacks, random.int(1, level >= 2 ? 4 : 2));
    const domain = random.chance(0.75) ? random.pick(favourites) : random.pick(domains);
    const thing = random.pick(domain.things);
    const repository = blank(`${random.pick(words.projects)}-${slug(thing).split('-').at(-1) ?? 'tool'}`, random);
    const labels = chosen.map((key) => stacks[key]?.label ?? key);
    repository.description = random.chance(0.2) ? null : `${capital(thing)} with ${labels.slice(0, 2).join(' and ')}`;
    repository.topics = random.chance(0.35) ? [] : topicsOf(chosen, random.chance(0.5) ? domain.topics : [], language);
    repository.languages = languagesOf(language, sides.get(specialty) ?? [], level, random);
    repository.dependencies = dependenciesOf(language, chosen);
    repository.stars = user.kind === 'famous' ? random.skewed(900, 1.4) : random.skewed(STARS[level], 1.5);
    repository.forks = Math.floor(repository.stars * random.next() * 0.3);
    repository.isArchived = random.chance(0.05);
    repository.isTemplate = random.chance(0.02);
    repository.isMirror = random.chance(0.01);
    date(repository, user, random);
    return repository;
  });
}

/** Returns a repository without anything that shows a skill. */
export function blank(name: string, random: Random): NewRepository {
  return {
    name,
    description: null,
    isFork: false,
    isArchived: false,
    isTemplate: false,
    isMirror: false,
    stars: 0,
    forks: 0,
    createdAgo: MINUTES_A_YEAR,
    pushedAgo: MINUTES_A_DAY,
    languages: [],
    topics: [],
    dependencies: {},
    manifestFolder: null,
    files: random.pick(FILE_LISTS),
    hiddenText: null,
  };
}

/** Returns packages of the chosen stacks, in the manifest of the language. */
export function dependenciesOf(language: string, chosen: string[]): SampleRepository['dependencies'] {
  const ecosystem = ECOSYSTEM_OF_LANGUAGE[language];
  const packages: string[] = [];
  if (ecosystem)
    for (const key of chosen)
      for (const name of stacks[key]?.[ecosystem] ?? []) if (!packages.includes(name)) packages.push(name);
  return ecosystem && packages.length > 0 ? { [ecosystem]: packages } : {};
}

export function topicsOf(chosen: string[], more: string[], language: string): string[] {
  const topics: string[] = [];
  for (const key of chosen)
    for (const topic of stacks[key]?.topics ?? []) if (!topics.includes(topic)) topics.push(topic);
  topics.push(...more, TOPIC_OF_LANGUAGE[language] ?? language.toLowerCase());
  return topics.length > 8 ? topics.slice(0, 8) : topics;
}

function languagesOf(main: string, side: string[], level: Level, random: Random): [string, number][] {
  const bytes = Math.max(800, random.skewed(20_000 * (level + 1), 1.1));
  const languages: [string, number][] = [[main, bytes]];
  const first = random.int(0, 2);
  for (const [index, name] of side.entries()) {
    if (index >= first && name !== main) languages.push([name, Math.max(60, Math.floor(bytes * random.next() * 0.3))]);
  }
  if (random.chance(0.3) && main !== 'Shell' && !side.includes('Shell'))
    languages.push(['Shell', Math.min(bytes, random.int(100, 3_000))]);
  return languages.sort((one, other) => other[1] - one[1]);
}

/**
 * Created some time after the account, pushed to some time after that; inactive people stopped more than 26 months ago.
 */
function date(repository: NewRepository, user: SampleUser, random: Random): void {
  const quietSince = user.kind === 'stale' ? 26 * 30 * MINUTES_A_DAY + random.int(0, 500) * MINUTES_A_DAY : 60;
  repository.createdAgo = Math.round(
    quietSince + random.next() * Math.max(MINUTES_A_DAY, user.createdAgo - quietSince),
  );
  const age = repository.createdAgo - quietSince;
  repository.pushedAgo = Math.round(quietSince + age * random.next() ** 3);
}

export function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { MINUTES_A_DAY, MINUTES_A_YEAR, type SampleUser } from './model.js';
import { type SharedRepositories } from './organizations.js';
import { type PopulationBuilder } from './population-builder.js';
import { type Random } from './random.js';
import { blank, type NewRepository } from './repositories.js';
import { ECOSYSTEM_OF_LANGUAGE, VOCABULARY } from './vocabulary.js';

const { words } = VOCABULARY;

/** Adds unchanged forks of libraries: owned, but without own work. */
export function addForks(
  builder: PopulationBuilder,
  shared: SharedRepositories,
  user: SampleUser,
  count: number,
  random: Random,
): void {
  for (const original of random.some([...shared.libraries.values()].flat(), count)) {
    const ago = random.int(5, Math.max(6, Math.floor(user.createdAgo / MINUTES_A_DAY))) * MINUTES_A_DAY;
    const { name, description, languages, topics, dependencies, files } = original;
    builder.addRepository(user, {
      ...blank(name, random),
      description,
      languages,
      topics,
      dependencies,
      files,
      isFork: true,
      createdAgo: ago,
      pushedAgo: ago,
    });
  }
}

/** Adds course work, to-do apps and lists of links: they name many skills and prove none. */
export function addTutorials(builder: PopulationBuilder, user: SampleUser, random: Random): void {
  for (const [name, description] of random.some(words.tutorials, random.int(3, 8))) {
    const repository: NewRepository = blank(name, random);
    const language = name.startsWith('awesome') ? 'Markdown' : tutorialLanguage(name, random);
    repository.description = description;
    repository.topics = random.chance(0.5)
      ? [name.startsWith('awesome') ? 'awesome-list' : 'tutorial', 'learning']
      : [];
    repository.languages = language === 'Markdown' ? [] : [[language, random.int(900, 30_000)]];
    const ecosystem = ECOSYSTEM_OF_LANGUAGE[language];
    repository.dependencies =
      ecosystem === 'npm'
        ? { npm: ['react', 'react-dom', 'react-scripts'] }
        : ecosystem === 'pypi'
          ? { pypi: ['django'] }
          : {};
    repository.createdAgo = random.int(20, Math.max(21, Math.floor(user.createdAgo / MINUTES_A_DAY))) * MINUTES_A_DAY;
    repository.pushedAgo = Math.max(100, repository.createdAgo - random.int(1, 15) * MINUTES_A_DAY);
    const made = builder.addRepository(user, repository);
    builder.addCommits(user, made, random.int(1, 12), made.createdAgo, made.pushedAgo);
  }
}

/** Adds one tiny repository to a bio full of words. */
export function addAlibi(builder: PopulationBuilder, user: SampleUser, random: Random): void {
  const repository = blank('portfolio', random);
  repository.languages = [['HTML', random.int(500, 4_000)]];
  repository.createdAgo = Math.min(user.createdAgo, MINUTES_A_YEAR);
  repository.pushedAgo = Math.ceil(repository.createdAgo * (0.02 + 0.9 * random.next()));
  const made = builder.addRepository(user, repository);
  builder.addCommits(user, made, 2, made.createdAgo, made.pushedAgo);
}

/** Hides an instruction for a model in a place where a careless reader would follow it. */
export function hideInstruction(builder: PopulationBuilder, user: SampleUser, number: number): void {
  const text = words.injections[number % words.injections.length] ?? '';
  const first = builder.repositories[user.repositories[0] ?? -1];
  const place = number % 4;
  if (place === 0 || !first) user.bio = text;
  else if (place === 1) user.name = text.slice(0, 80);
  else if (place === 2) first.description = text;
  else first.hiddenText = text;
}

function tutorialLanguage(name: string, random: Random): string {
  if (/python|django/.test(name)) return 'Python';
  if (/go-/.test(name)) return 'Go';
  if (/spring/.test(name)) return 'Java';
  if (/html|website|portfolio/.test(name)) return 'HTML';
  return random.chance(0.8) ? 'JavaScript' : 'TypeScript';
}

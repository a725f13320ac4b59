import { MINUTES_A_DAY, MINUTES_A_YEAR, type SampleRepository, type SampleUser } from './model.js';
import { type SharedRepositories } from './organizations.js';
import { type PopulationBuilder } from './population-builder.js';
import { fill, type Level } from './profile.js';
import { type Random } from './random.js';
import { type Specialty, VOCABULARY } from './vocabulary.js';

const { words } = VOCABULARY;

/** How a person contributes to repositories of others. */
interface Participation {
  /** Libraries of their stacks that they sent pull requests to. */
  libraries: number;
  /** Minimum and maximum number of merged pull requests for each library. */
  merged: [number, number];
  /** Repositories of their company that they commit to. */
  companies: number;
}

/** What every step of creating the population uses. */
export interface PopulationWork {
  builder: PopulationBuilder;
  shared: SharedRepositories;
  random: Random;
}

/** Adds commits of the owner in everything they created and pushed to. */
export function addOwnCommits(builder: PopulationBuilder, user: SampleUser, level: Level, random: Random): void {
  for (const index of user.repositories) {
    const repository = builder.repositories[index];
    if (!repository || repository.isFork) continue;
    builder.addCommits(
      user,
      repository,
      1 + random.skewed(12 * (level + 1), 1),
      repository.createdAgo,
      repository.pushedAgo,
    );
  }
}

/** Adds pull requests and commits in repositories of others. */
export function addSharedWork(work: PopulationWork, user: SampleUser, level: Level, specialty: Specialty): void {
  const { builder, shared, random } = work;
  const { libraries, merged, companies } = participationOf(user, level, random);
  const known = specialty.stacks.filter((key) => shared.libraries.has(key));
  for (const stack of random.some(known, libraries)) {
    const repository = random.pick(shared.libraries.get(stack) ?? []);
    addPullRequests(work, user, repository, random.int(...merged), specialty);
  }
  for (const repository of random.some(shared.companies.get(specialty.key) ?? [], companies)) {
    const newestAgo =
      user.kind === 'stale' ? 27 * 30 * MINUTES_A_DAY : Math.min(user.createdAgo, random.int(1, 200) * MINUTES_A_DAY);
    const oldestAgo = newestAgo + random.int(60, 900) * MINUTES_A_DAY;
    builder.addCommits(
      user,
      repository,
      random.skewed(40 * (level + 1), 0.8),
      Math.min(oldestAgo, repository.createdAgo, user.createdAgo),
      newestAgo,
    );
    addPullRequests(work, user, repository, random.int(1, 8), specialty);
  }
}

function addPullRequests(
  { builder, random }: PopulationWork,
  user: SampleUser,
  repository: SampleRepository,
  merged: number,
  specialty: Specialty,
): void {
  const recent = user.kind === 'upstream-contributor' ? 300 : 1_200;
  const quietDays = user.kind === 'stale' ? 27 * 30 : 1;
  const known = Math.max(0, Math.min(user.createdAgo, repository.createdAgo) / MINUTES_A_DAY - quietDays - 1);
  const days = Array.from(
    { length: merged },
    () => quietDays + Math.floor(Math.min(recent, known) * random.next() ** 2),
  ).sort((one, other) => other - one);
  for (const day of days) {
    const mergedAgo = day * MINUTES_A_DAY + random.int(0, MINUTES_A_DAY - 1);
    builder.addPullRequest(
      user,
      repository,
      fill(random.pick(words.pullRequests), specialty, random),
      Math.min(user.createdAgo, mergedAgo + random.int(60, 20 * MINUTES_A_DAY)),
      mergedAgo,
    );
  }
  if (random.chance(0.3)) {
    const createdAgo = Math.min(user.createdAgo, random.int(quietDays, quietDays + 200) * MINUTES_A_DAY);
    builder.addPullRequest(
      user,
      repository,
      fill(random.pick(words.pullRequests), specialty, random),
      createdAgo,
      null,
    );
  }
  const [oldest, newest] = [days[0], days.at(-1)];
  if (oldest === undefined || newest === undefined) return;
  builder.addCommits(
    user,
    repository,
    Math.ceil(merged * 1.4),
    Math.min(user.createdAgo, (oldest + 1) * MINUTES_A_DAY),
    newest * MINUTES_A_DAY + 30,
  );
}

function participationOf(user: SampleUser, level: Level, random: Random): Participation {
  if (user.kind === 'upstream-contributor')
    return { libraries: random.int(3, 5), merged: [6, 18], companies: random.int(0, 1) };
  if (user.kind === 'quiet-expert')
    return { libraries: random.int(1, 3), merged: [3, 12], companies: random.int(0, 2) };
  if (user.kind === 'famous' || user.kind === 'polyglot')
    return { libraries: random.int(1, 4), merged: [2, 10], companies: random.int(0, 1) };
  if (!['specialist', 'injection', 'no-recruiters', 'stale', 'deleted'].includes(user.kind))
    return { libraries: 0, merged: [0, 0], companies: 0 };
  const libraries = random.chance(0.1 + level * 0.12) ? random.int(1, 2) : 0;
  return { libraries, merged: [1, 2 + level * 2], companies: random.chance(0.1 + level * 0.08) ? 1 : 0 };
}

/** Adds one year of a bot: more work than a person could do. */
export function addBotWork(
  builder: PopulationBuilder,
  shared: SharedRepositories,
  bot: SampleUser,
  random: Random,
): void {
  const everywhere = [...shared.libraries.values(), ...shared.companies.values()].flat();
  for (const repository of random.some(everywhere, 25)) {
    if (bot.type === 'User')
      builder.addCommits(bot, repository, random.int(300, 900), MINUTES_A_YEAR, random.int(30, 3_000));
    for (let number = 0; number < 4; number += 1) {
      const mergedAgo = random.int(30, 300 * MINUTES_A_DAY);
      builder.addPullRequest(
        bot,
        repository,
        `Bump a dependency from 1.${number}.0 to 1.${number + 1}.0`,
        mergedAgo + 600,
        mergedAgo,
      );
    }
  }
}

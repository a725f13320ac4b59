import {
  emptyAccount,
  MINUTES_A_YEAR,
  type SampleContribution,
  type SamplePullRequest,
  type SampleRepository,
  type SampleUser,
} from './model.js';
import { addOrganizations, type SharedRepositories } from './organizations.js';
import { type PersonPlan, planPeople } from './people.js';
import { addPlantedPeople } from './planted-people.js';
import { PopulationBuilder } from './population-builder.js';
import { inventName, levelOf, makePerson } from './profile.js';
import { Random } from './random.js';
import { ownRepositories } from './repositories.js';
import { addAlibi, addForks, addTutorials, hideInstruction } from './special-people.js';
import { type Specialty, VOCABULARY } from './vocabulary.js';
import { addBotWork, addOwnCommits, addSharedWork, type PopulationWork } from './work.js';

/** All people and repositories of the sample GitHub. The same seed always returns the same population. */
export interface Population {
  users: SampleUser[];
  repositories: SampleRepository[];
  contributions: SampleContribution[];
  pullRequests: SamplePullRequest[];
}

/** The seed of the sample that is served. */
export const SAMPLE_SEED = 20_261_122;
const BOTS = [
  'sample-dependency-updater[bot]',
  'sample-release[bot]',
  'sample-translations[bot]',
  'sample-format[bot]',
  'sample-security[bot]',
];

let sample: Population | null = null;

/** Returns the sample that is served. It is created once for each process and never changed. */
export function samplePopulation(): Population {
  return (sample ??= buildPopulation());
}

export function buildPopulation(seed: number = SAMPLE_SEED): Population {
  const builder = new PopulationBuilder();
  const shared = addOrganizations(builder, seed);
  const specialties = new Map(VOCABULARY.specialties.map((each) => [each.key, each]));
  let instructions = 0;
  planPeople(seed).forEach((plan, number) => {
    const specialty = specialties.get(plan.specialty);
    if (!specialty) return;
    const user = addPerson(builder, shared, plan, specialty, new Random(seed, 10 + number));
    if (plan.kind === 'injection') hideInstruction(builder, user, instructions++);
  });
  for (const login of BOTS) addBotWork(builder, shared, addBot(builder, login), new Random(seed, builder.users.length));
  addPlantedPeople(builder, shared, seed);
  const { users, repositories, contributions, pullRequests } = builder;
  return { users, repositories, contributions, pullRequests };
}

function addPerson(
  builder: PopulationBuilder,
  shared: SharedRepositories,
  plan: PersonPlan,
  specialty: Specialty,
  random: Random,
): SampleUser {
  const level = levelOf(plan.kind, random);
  const name = inventName(random);
  const handle =
    plan.kind === 'bot-account'
      ? `sample-${random.pick(VOCABULARY.words.projects)}-bot`
      : `sample-${name.toLowerCase().replace(' ', '-')}`;
  const user = builder.addUser(
    makePerson(plan, { index: builder.users.length, level, specialty, login: builder.freeLogin(handle), name }, random),
  );
  addRepositoriesOf({ builder, shared, random }, user, level, specialty);
  addOwnCommits(builder, user, level, random);
  if (user.kind === 'bot-account') addBotWork(builder, shared, user, random);
  else addSharedWork({ builder, shared, random }, user, level, specialty);
  if (user.kind !== 'fork-collector' && random.chance(0.35)) addForks(builder, shared, user, random.int(1, 3), random);
  const best = user.repositories.filter((index) => !builder.repositories[index]?.isFork);
  best.sort((one, other) => (builder.repositories[other]?.stars ?? 0) - (builder.repositories[one]?.stars ?? 0));
  if (random.chance(0.6)) user.pinned.push(...best.slice(0, random.int(1, 6)));
  return user;
}

function addRepositoriesOf(
  { builder, shared, random }: PopulationWork,
  user: SampleUser,
  level: ReturnType<typeof levelOf>,
  specialty: Specialty,
): void {
  switch (user.kind) {
    case 'empty':
    case 'upstream-contributor':
    case 'bot-account':
      return;
    case 'fork-collector':
      return addForks(builder, shared, user, random.int(8, 30), random);
    case 'tutorial-follower':
      return addTutorials(builder, user, random);
    case 'keyword-stuffed':
      return addAlibi(builder, user, random);
    default: {
      const trades = user.kind === 'polyglot' ? [specialty, ...random.some(VOCABULARY.specialties, 3)] : [specialty];
      for (const repository of ownRepositories(user, level, trades, random)) builder.addRepository(user, repository);
    }
  }
}

function addBot(builder: PopulationBuilder, login: string): SampleUser {
  return builder.addUser({
    index: builder.users.length,
    type: 'Bot',
    kind: 'bot',
    login: builder.freeLogin(login),
    ...emptyAccount(),
    createdAgo: 4 * MINUTES_A_YEAR,
    updatedAgo: 1_000,
    followers: 0,
  });
}

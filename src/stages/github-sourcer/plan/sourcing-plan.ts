import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type TeamLibrary } from '../../../domain/team-stack.js';
import { type SkillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { readDemands, type Demand } from './demands.js';
import { locationQualifiers, type PlaceLevel, placeLevels, type PlaceSpellings } from './place-levels.js';
import { SOURCING_LIMITS, USER_SEARCH_SORTS } from './sourcing-limits.js';
import {
  knownLibraryRepositories,
  hidingLanguages,
  steeringLanguages,
  steeringTopics,
  teamRepositories,
  teamTopics,
  type TopicChoice,
} from './steering.js';

export interface PlannedUserSearch {
  level: PlaceLevel;
  /** The query as sent to GitHub. */
  query: string;
  sort: (typeof USER_SEARCH_SORTS)[number];
}

export interface PlannedRepositorySearch {
  /** Canonical name of the skill that the search is for. */
  skill: string;
  /** The query as sent to GitHub. */
  query: string;
}

/** The requests of a run, planned before the first request. The same posting gives the same plan. */
export interface SourcingPlan {
  demands: Demand[];
  /** GitHub's names of the languages that are searched for. */
  languages: string[];
  /** Searches for people, nearest first. A wider level is used only if the nearer levels find too few people. */
  userSearches: PlannedUserSearch[];
  repositorySearches: PlannedRepositorySearch[];
  /** Repositories of required libraries that are known without a search, as `owner/name`. */
  libraries: string[];
  /** Searches for the repositories of the team's libraries, all in one request. */
  teamSearches: PlannedRepositorySearch[];
  /** Repositories of the team's libraries that are known without a search, as `owner/name`. */
  teamRepositories: string[];
  /** Most requests of the run if nothing is cached and nothing fails. */
  estimate: { graphqlRequests: number; points: number; searchRequests: number };
}

/** Returns a time one year before a moment. The span stays within GitHub's limit of one year even in a leap year. */
export function yearBefore(moment: Date): Date {
  return new Date(moment.getTime() - 365 * 86_400_000);
}

function planUserSearches(
  languages: readonly string[],
  requirement: JobRequirement,
  spellings: PlaceSpellings,
): PlannedUserSearch[] {
  const searches = placeLevels(requirement, spellings).flatMap(({ level, groups }) =>
    groups.flatMap((group) =>
      languages.flatMap((language) => {
        const query = ['type:user', `language:"${language}"`, locationQualifiers(group)]
          .filter((part) => part !== '')
          .join(' ');
        // A search without a place has many more hits than are taken; a second order gives other hits.
        const sorts =
          level === 'anywhere' && languages.length === 1
            ? USER_SEARCH_SORTS.slice(0, 2)
            : USER_SEARCH_SORTS.slice(0, 1);
        return sorts.map((sort) => ({ level, query, sort }));
      }),
    ),
  );
  return searches.slice(0, SOURCING_LIMITS.mostUserSearches);
}

/**
 * Most technologies are written in another language than the posting's (few PostgreSQL users write C). The first
 * searches ask for any language and find the libraries; the last ones find what is built with them.
 */
function planRepositorySearches(topics: readonly TopicChoice[], since: string): PlannedRepositorySearch[] {
  const inLanguage = topics.filter(({ language }) => language !== null).slice(0, SOURCING_LIMITS.topicsInLanguage);
  return [
    ...topics.map(({ skill, topic }) => ({ skill, query: topicQuery(topic, null, since) })),
    ...inLanguage.map(({ skill, topic, language }) => ({ skill, query: topicQuery(topic, language, since) })),
  ];
}

function topicQuery(topic: string, language: string | null, since: string): string {
  return [
    `topic:${topic}`,
    ...(language ? [`language:"${language}"`] : []),
    `pushed:>=${since}`,
    'archived:false',
    'sort:stars-desc',
  ].join(' ');
}

/**
 * Returns the cost of the whole run, from the batch sizes and GitHub's formula for the documents (two points for a list
 * of repositories).
 */
function estimate(searches: number, repositorySearches: number, maxCandidates: number): SourcingPlan['estimate'] {
  const limits = SOURCING_LIMITS;
  const requests = (things: number, batch: number): number => Math.ceil(things / batch);
  const finalists = Math.min(limits.pool, maxCandidates + limits.finalistMargin);
  const pool = requests(limits.pool, limits.poolBatch);
  const repositories = finalists * limits.manifestsPerPerson;
  const single =
    1 +
    repositorySearches +
    requests(limits.committerRepositories, limits.committerBatch) +
    requests(limits.libraryRepositories, limits.libraryBatch) +
    requests(limits.mostProfiles, limits.profileBatch) +
    requests(finalists, limits.mergedBatch) * 2 +
    requests(finalists, limits.showcaseBatch) +
    requests(repositories, limits.headBatch) +
    requests(repositories, limits.manifestBatch) +
    requests(limits.nestedRepositories, limits.nestedRepositories);
  return { graphqlRequests: single + pool, points: single + 2 * pool, searchRequests: searches };
}

/** What the plan of a run is made from. */
export interface PlanInput {
  requirement: JobRequirement;
  maxCandidates: number;
  referenceDate: Date;
  /** Libraries that the team uses. */
  teamLibraries?: readonly TeamLibrary[];
}

/**
 * Makes the plan of a run from the posting. Searches name only languages that GitHub counts, because GitHub ignores
 * unknown ones.
 */
export function makePlan(
  { requirement, maxCandidates, referenceDate, teamLibraries = [] }: PlanInput,
  catalogue: SkillCatalogue,
  spellings: PlaceSpellings,
): SourcingPlan {
  const demands = readDemands(requirement, catalogue);
  const languages = steeringLanguages(demands, catalogue, requirement.roleFamily);
  const since = yearBefore(referenceDate).toISOString().slice(0, 10);
  const userSearches = planUserSearches([...languages, ...hidingLanguages(demands, languages)], requirement, spellings);
  const topics = steeringTopics(demands, languages, catalogue);
  const repositorySearches = planRepositorySearches(topics, since);
  const teamSearches = teamTopics(teamLibraries, demands, topics).map(({ skill, topic }) => ({
    skill,
    query: topicQuery(topic, null, since),
  }));
  return {
    demands,
    languages,
    userSearches,
    repositorySearches,
    libraries: knownLibraryRepositories(demands, languages),
    teamSearches,
    teamRepositories: teamRepositories(teamLibraries, demands),
    estimate: estimate(
      userSearches.length,
      repositorySearches.length + Math.min(1, teamSearches.length),
      maxCandidates,
    ),
  };
}

/** Returns the plan as lines of text. */
export function describePlan(plan: SourcingPlan): string[] {
  const { userSearches, repositorySearches, teamSearches, estimate } = plan;
  const libraries = [...new Set([...plan.libraries, ...plan.teamRepositories])];
  return [
    ...userSearches.map(({ level, query, sort }) => `user search (${level}, by ${sort}): ${query}`),
    ...repositorySearches.map(
      ({ query }) => `repository search, with owners, committers and authors of merged pull requests: ${query}`,
    ),
    ...teamSearches.map(
      ({ query }) => `repository search for the team's libraries, with authors of merged pull requests: ${query}`,
    ),
    ...libraries.map((name) => `authors of merged pull requests in ${name}`),
    `at most ${estimate.graphqlRequests} GraphQL requests, ${estimate.points} points and ${estimate.searchRequests} user searches`,
  ];
}

import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type SkillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { readDemands, type Demand } from './demands.js';
import { locationQualifiers, type PlaceLevel, placeLevels, type PlaceSpellings } from './place-levels.js';
import { SOURCING_LIMITS, USER_SEARCH_SORTS } from './sourcing-limits.js';
import { knownLibraryRepositories, steeringLanguages, steeringTopics, type TopicChoice } from './steering.js';

export interface PlannedUserSearch {
  level: PlaceLevel;
  /** As sent to GitHub. */
  query: string;
  sort: (typeof USER_SEARCH_SORTS)[number];
}

export interface PlannedRepositorySearch {
  /** Canonical name of the skill that it is about. */
  skill: string;
  /** As sent to GitHub. */
  query: string;
}

/** What a run will ask for, made before the first request. The same posting gives the same plan. */
export interface SourcingPlan {
  demands: Demand[];
  /** GitHub's names of the languages searched for. */
  languages: string[];
  /** Searches for people, nearest first; a wider level is only used where the nearer ones find too few. */
  userSearches: PlannedUserSearch[];
  repositorySearches: PlannedRepositorySearch[];
  /** Repositories of demanded libraries that are known without a search, as `owner/name`. */
  libraries: string[];
  /** Most that the run will ask for, where nothing is at hand and nothing fails. */
  estimate: { graphqlRequests: number; points: number; searchRequests: number };
}

/** A year before a moment, less than GitHub's bound of one year even in a leap year. */
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
        // Where everybody is searched, only a sliver can be taken: two orders give two slivers.
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
 * What a posting names is mostly written in another language than the posting's (few who use PostgreSQL write C): the
 * first searches ask for any language and find the libraries, the last ones find what is built with them.
 */
function planRepositorySearches(topics: readonly TopicChoice[], since: string): PlannedRepositorySearch[] {
  const query = (topic: string, language: string | null): string =>
    [
      `topic:${topic}`,
      ...(language ? [`language:"${language}"`] : []),
      `pushed:>=${since}`,
      'archived:false',
      'sort:stars-desc',
    ].join(' ');
  const inLanguage = topics.filter(({ language }) => language !== null).slice(0, SOURCING_LIMITS.topicsInLanguage);
  return [
    ...topics.map(({ skill, topic }) => ({ skill, query: query(topic, null) })),
    ...inLanguage.map(({ skill, topic, language }) => ({ skill, query: query(topic, language) })),
  ];
}

/** What the whole run costs, by the batch sizes and GitHub's formula for the documents (two points for a list of repositories). */
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
    requests(repositories, limits.manifestBatch);
  return { graphqlRequests: single + pool, points: single + 2 * pool, searchRequests: searches };
}

/** Makes the plan of a run from the posting. Only languages that GitHub counts are searched for: it ignores unknown ones. */
export function makePlan(
  requirement: JobRequirement,
  maxCandidates: number,
  referenceDate: Date,
  catalogue: SkillCatalogue,
  spellings: PlaceSpellings,
): SourcingPlan {
  const demands = readDemands(requirement, catalogue);
  const languages = steeringLanguages(demands, catalogue, requirement.roleFamily);
  const since = yearBefore(referenceDate).toISOString().slice(0, 10);
  const userSearches = planUserSearches(languages, requirement, spellings);
  const repositorySearches = planRepositorySearches(steeringTopics(demands, languages, catalogue), since);
  return {
    demands,
    languages,
    userSearches,
    repositorySearches,
    libraries: knownLibraryRepositories(demands, languages),
    estimate: estimate(userSearches.length, repositorySearches.length, maxCandidates),
  };
}

/** The plan as lines for people to read. */
export function describePlan({ userSearches, repositorySearches, libraries, estimate }: SourcingPlan): string[] {
  return [
    ...userSearches.map(({ level, query, sort }) => `user search (${level}, by ${sort}): ${query}`),
    ...repositorySearches.map(
      ({ query }) => `repository search, with owners, committers and authors of merged pull requests: ${query}`,
    ),
    ...libraries.map((name) => `authors of merged pull requests in ${name}`),
    `at most ${estimate.graphqlRequests} GraphQL requests, ${estimate.points} points and ${estimate.searchRequests} user searches`,
  ];
}

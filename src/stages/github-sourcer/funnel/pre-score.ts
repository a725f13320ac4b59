import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type Demand, meetDemands } from '../plan/demands.js';
import { SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { confidencesOf } from '../reading/assemble-candidate.js';
import { isMarkup } from '../reading/main-language.js';
import { ROUTES } from '../routes/found-people.js';
import { answersOf, type Prospect } from './prospect.js';
import { placeBonus } from './place-fit.js';

/** What prospects are scored against. */
export interface ScoringCriteria {
  demands: readonly Demand[];
  /** GitHub's names of the languages that the posting asks for. */
  languages: readonly string[];
  requirement: JobRequirement;
  referenceDate: Date;
}

/** Points for the language of the newest own repository while nothing else about a person's own work is known. */
const RECENT_LANGUAGE_BONUS = 0.15;

/** The same if that language is markup or data, such as a notebook: the program behind it is not known yet. */
const HIDDEN_LANGUAGE_BONUS = 0.12;

/**
 * Returns how well the data loaded so far fits the posting: a cheap score that decides for whom more data is loaded.
 * The ranking engine uses more data later. About 0 to 1; deterministic.
 */
export function preScore(
  prospect: Prospect,
  { demands, languages, requirement, referenceDate }: ScoringCriteria,
): number {
  const met = meetDemands(demands, confidencesOf(answersOf(prospect, null), referenceDate));
  const { recent } = prospect.core;
  const recentLanguage = recent?.nodes?.[0]?.primaryLanguage?.name;
  // A person without repositories has no language to show; this must not put them behind people who have repositories.
  const hidden = recentLanguage !== undefined && isMarkup(recentLanguage);
  const fits = recentLanguage === undefined ? prospect.person.sightings.size > 0 : languages.includes(recentLanguage);
  const language =
    prospect.repositories !== null ? 0 : fits ? RECENT_LANGUAGE_BONUS : hidden ? HIDDEN_LANGUAGE_BONUS : 0;
  return met + language + placeBonus(prospect.place, requirement);
}

/** A prospect with its score. */
export interface ScoredProspect {
  prospect: Prospect;
  score: number;
}

/** Returns the prospects by score, best first; equal scores by numeric id. */
export function byScore(scored: readonly ScoredProspect[]): Prospect[] {
  return scored
    .toSorted((a, b) => b.score - a.score || a.prospect.person.githubId - b.prospect.person.githubId)
    .map(({ prospect }) => prospect);
}

/** Returns the number of merged pull requests through which the person was found. */
function sightedMerges({ person }: Prospect): number {
  return [...person.sightings.values()].reduce((sum, { mergedPullRequests }) => sum + mergedPullRequests, 0);
}

/**
 * Chooses the best prospects of the pool. Some places are kept for people with merged work, because their score is
 * based on less data than the score of people with repositories of their own, and some for people with one repository
 * that is close to the posting. Keeps the given order.
 * @param closest how close each prospect's closest own repository is
 */
export function chooseFinalists(
  ordered: readonly Prospect[],
  count: number,
  closest: ReadonlyMap<Prospect, number>,
): Prospect[] {
  const { shareForMergedWork, shareForOneRepository, minMergedForShare } = SOURCING_LIMITS;
  const forMerged = Math.floor(count * shareForMergedWork);
  const forOne = Math.floor(count * shareForOneRepository);
  const chosen = new Set(ordered.slice(0, Math.max(0, count - forMerged - forOne)));
  const add = (prospects: readonly Prospect[], most: number): void => {
    for (const prospect of prospects.filter((each) => !chosen.has(each)).slice(0, most)) chosen.add(prospect);
  };
  add(
    ordered.filter((prospect) => sightedMerges(prospect) >= minMergedForShare),
    forMerged,
  );
  const closeness = (prospect: Prospect): number => closest.get(prospect) ?? 0;
  add(
    ordered.filter((prospect) => closeness(prospect) > 0).sort((a, b) => closeness(b) - closeness(a)),
    forOne,
  );
  add(ordered, count - chosen.size);
  return ordered.filter((prospect) => chosen.has(prospect));
}

/**
 * Takes the first items from each route in turn, so that no route takes all places. Keeps the given order within each
 * route.
 */
export function takeFairly<Item>(
  items: readonly Item[],
  routesOf: (item: Item) => ReadonlySet<string>,
  limit: number,
): Item[] {
  const queues = ROUTES.map((route) => items.filter((item) => routesOf(item).has(route)));
  const taken = new Set<Item>();
  while (taken.size < limit && queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      const next = queue.shift();
      if (next !== undefined && taken.size < limit && !taken.has(next)) taken.add(next);
    }
  }
  return [...taken];
}

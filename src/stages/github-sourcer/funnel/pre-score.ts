import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type Demand, meetDemands } from '../plan/demands.js';
import { SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { confidencesOf } from '../reading/assemble-candidate.js';
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

/** What the language of the newest own repository adds while nothing else is known of a person's own work. */
const RECENT_LANGUAGE_BONUS = 0.15;

/**
 * How well what is known so far meets the posting: a cheap order for the next, dearer step. The ranking engine comes
 * later and looks at more. About 0 to 1; deterministic.
 */
export function preScore(
  prospect: Prospect,
  { demands, languages, requirement, referenceDate }: ScoringCriteria,
): number {
  const met = meetDemands(demands, confidencesOf(answersOf(prospect, null), referenceDate));
  const { recent } = prospect.core;
  const recentLanguage = recent?.nodes?.[0]?.primaryLanguage?.name;
  // Who owns nothing has no language to show there: that must not put them behind those who do.
  const fits = recentLanguage === undefined ? prospect.person.sightings.size > 0 : languages.includes(recentLanguage);
  const language = prospect.repositories === null && fits ? RECENT_LANGUAGE_BONUS : 0;
  return met + language + placeBonus(prospect.place, requirement);
}

/** Somebody with their score. */
export interface ScoredProspect {
  prospect: Prospect;
  score: number;
}

/** The prospects by their score, best first; ties go by numeric id. */
export function byScore(scored: readonly ScoredProspect[]): Prospect[] {
  return scored
    .toSorted((a, b) => b.score - a.score || a.prospect.person.githubId - b.prospect.person.githubId)
    .map(({ prospect }) => prospect);
}

/** Merged pull requests through which somebody was found. */
function sightedMerges({ person }: Prospect): number {
  return [...person.sightings.values()].reduce((sum, { mergedPullRequests }) => sum + mergedPullRequests, 0);
}

/**
 * The best of the pool by what is known of them, with some places kept for people whose merged work was seen: their
 * score rests on less than that of people with repositories of their own. Keeps the given order.
 */
export function chooseFinalists(ordered: readonly Prospect[], count: number): Prospect[] {
  const places = Math.floor(count * SOURCING_LIMITS.placesForSighted);
  const chosen = new Set(ordered.slice(0, Math.max(0, count - places)));
  const sighted = ordered.filter(
    (prospect) => !chosen.has(prospect) && sightedMerges(prospect) >= SOURCING_LIMITS.leastSighted,
  );
  for (const prospect of [...sighted.slice(0, places), ...ordered]) if (chosen.size < count) chosen.add(prospect);
  return ordered.filter((prospect) => chosen.has(prospect));
}

/**
 * The first of some things, taken in turn from each route that found them, so that no route crowds out the others.
 * Keeps the given order within each route.
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

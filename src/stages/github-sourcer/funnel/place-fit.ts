import { type ResolvedPlace } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type PlaceRelation } from '../../../knowledge/places/gazetteer/place-types.js';
import { comparePlaces } from '../../../knowledge/places/place-resolver.js';
import { isPlaceBound, type PlaceLevel } from '../plan/place-levels.js';

/**
 * What nearness adds to a score of 0 to 1 where the work is bound to a place. Somebody known to be elsewhere comes
 * after those near and those of whom it is not known, unless they are much better; nobody is dropped.
 */
const PLACE_BONUS: Readonly<Record<PlaceRelation, number>> = {
  'same-city': 0.15,
  'same-region': 0.12,
  'same-country': 0.08,
  'same-supranational': -0.1,
  unknown: -0.05,
  elsewhere: -0.4,
};

const NEARNESS: readonly PlaceRelation[] = [
  'same-city',
  'same-region',
  'same-country',
  'same-supranational',
  'unknown',
  'elsewhere',
];
const WIDEST: Readonly<Record<PlaceLevel, PlaceRelation>> = {
  city: 'same-city',
  region: 'same-region',
  country: 'same-country',
  anywhere: 'elsewhere',
};

/** The nearest relation of a candidate's place to any of those that the posting names. */
function nearest(place: ResolvedPlace | null, requirement: JobRequirement): PlaceRelation {
  const relations = new Set(
    requirement.locations.map((wanted) => {
      const relation = comparePlaces(place, wanted);
      // Where a group of countries is wanted, being in it is being there.
      return relation === 'same-supranational' && wanted.country === null ? 'same-country' : relation;
    }),
  );
  return NEARNESS.find((relation) => relations.has(relation)) ?? 'unknown';
}

/** What the place adds to the score; nothing for remote work, or where the posting names no place. */
export function placeBonus(place: ResolvedPlace | null, requirement: JobRequirement): number {
  return isPlaceBound(requirement) ? PLACE_BONUS[nearest(place, requirement)] : 0;
}

/** Whether a candidate's place is as near as a level of the search asks. Where no place matters, everybody fits. */
export function fitsLevel(place: ResolvedPlace | null, requirement: JobRequirement, level: PlaceLevel): boolean {
  if (!isPlaceBound(requirement)) return true;
  return NEARNESS.indexOf(nearest(place, requirement)) <= NEARNESS.indexOf(WIDEST[level]);
}

import { type ResolvedPlace } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type PlaceRelation } from '../../../knowledge/places/gazetteer/place-types.js';
import { comparePlaces } from '../../../knowledge/places/place-resolver.js';
import { isPlaceBound, type PlaceLevel } from '../plan/place-levels.js';

/**
 * Points that nearness adds to a score between 0 and 1 if the work is bound to a place. A person who is elsewhere comes
 * after people who are near or whose place is unknown, unless their score is much better. Nobody is dropped.
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

/** Returns the nearest relation between a candidate's place and any place of the posting. */
function nearest(place: ResolvedPlace | null, requirement: JobRequirement): PlaceRelation {
  const relations = new Set(
    requirement.locations.map((wanted) => {
      const relation = comparePlaces(place, wanted);
      // If the posting names a group of countries, a place in the group is as near as a place in a wanted country.
      return relation === 'same-supranational' && wanted.country === null ? 'same-country' : relation;
    }),
  );
  return NEARNESS.find((relation) => relations.has(relation)) ?? 'unknown';
}

/** Returns the points for the place; 0 for remote work, or if the posting names no place. */
export function placeBonus(place: ResolvedPlace | null, requirement: JobRequirement): number {
  return isPlaceBound(requirement) ? PLACE_BONUS[nearest(place, requirement)] : 0;
}

/**
 * Whether a candidate's place fits a level of the search. If the work is not bound to a place, every candidate fits.
 */
export function fitsLevel(place: ResolvedPlace | null, requirement: JobRequirement, level: PlaceLevel): boolean {
  if (!isPlaceBound(requirement)) return true;
  return NEARNESS.indexOf(nearest(place, requirement)) <= NEARNESS.indexOf(WIDEST[level]);
}

import { type JobRequirement, type Place } from '../../../domain/job-requirement.js';

/** How wide a search is, from the nearest places to everywhere. */
export const PLACE_LEVELS = ['city', 'region', 'country', 'anywhere'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/** Spellings of one place for one search, the most common first. Empty: anywhere. */
export type PlaceGroup = readonly string[];

/** Returns the spellings that profiles use for a part of a place. */
export type PlaceSpellings = (place: Place, level: Exclude<PlaceLevel, 'anywhere'>) => readonly string[];

/** Most spellings of one place in one search, because GitHub limits the length of a query. */
const MAX_SPELLINGS = 3;

/** Whether the place of a candidate matters: not for remote work, and not if the posting names no place. */
export function isPlaceBound(requirement: JobRequirement): boolean {
  return (
    requirement.remote !== 'remote' &&
    requirement.locations.some(({ city, country, region }) => city !== null || country !== null || region !== null)
  );
}

/**
 * Returns the groups of places to search, level by level, each group once. Remote work is searched for anywhere,
 * because "Remote" is not a place and few profiles name a group of several countries.
 */
export function placeLevels(
  requirement: JobRequirement,
  spellings: PlaceSpellings,
): { level: PlaceLevel; groups: PlaceGroup[] }[] {
  const anywhere = { level: 'anywhere' as const, groups: [[]] };
  if (!isPlaceBound(requirement)) return [anywhere];
  const levels = (['city', 'region', 'country'] as const).map((level) => {
    const groups = requirement.locations
      .map((place) => spellings(place, level).slice(0, MAX_SPELLINGS))
      .filter((group) => group.length > 0);
    return { level, groups: [...new Map(groups.map((group) => [group[0], group])).values()] };
  });
  return [...levels.filter(({ groups }) => groups.length > 0), anywhere];
}

/**
 * Returns the qualifiers for one group. Quotation marks within a place are removed, because they would end the
 * qualifier.
 */
export function locationQualifiers(group: PlaceGroup): string {
  return group.map((text) => `location:"${text.replace(/["\\]/g, '')}"`).join(' ');
}

import { type JobRequirement, type Place } from '../../../domain/job-requirement.js';

/** How wide a search looks, from the nearest to everywhere. */
export const PLACE_LEVELS = ['city', 'region', 'country', 'anywhere'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/** Spellings of one place for one search, the usual one first; empty: anywhere. */
export type PlaceGroup = readonly string[];

/** Tells the spellings of a part of a place under which profiles name it. */
export type PlaceSpellings = (place: Place, level: Exclude<PlaceLevel, 'anywhere'>) => readonly string[];

/** Spellings of one place that go into one search; GitHub bounds its length. */
const MOST_SPELLINGS = 3;

/** Whether the place of a candidate matters: not for remote work, nor where the posting names no place. */
export function isPlaceBound(requirement: JobRequirement): boolean {
  return (
    requirement.remote !== 'remote' &&
    requirement.locations.some(({ city, country, region }) => city !== null || country !== null || region !== null)
  );
}

/**
 * The groups of places to search, level by level, each group once. Remote work is searched for anywhere: "Remote" is no
 * place, and a region of several countries is not what people write on their profile.
 */
export function placeLevels(
  requirement: JobRequirement,
  spellings: PlaceSpellings,
): { level: PlaceLevel; groups: PlaceGroup[] }[] {
  const anywhere = { level: 'anywhere' as const, groups: [[]] };
  if (!isPlaceBound(requirement)) return [anywhere];
  const levels = (['city', 'region', 'country'] as const).map((level) => {
    const groups = requirement.locations
      .map((place) => spellings(place, level).slice(0, MOST_SPELLINGS))
      .filter((group) => group.length > 0);
    return { level, groups: [...new Map(groups.map((group) => [group[0], group])).values()] };
  });
  return [...levels.filter(({ groups }) => groups.length > 0), anywhere];
}

/** Qualifiers for one group. A quotation mark within a place would end it early. */
export function locationQualifiers(group: PlaceGroup): string {
  return group.map((text) => `location:"${text.replace(/["\\]/g, '')}"`).join(' ');
}

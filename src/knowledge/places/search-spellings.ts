import { type Place } from '../../domain/job-requirement.js';
import { gazetteer } from './gazetteer/gazetteer.js';
import { findCity } from './place-relation.js';
import { placeKey } from './gazetteer/place-key.js';
import { type PlaceEntity } from './gazetteer/place-types.js';

/** Most spellings in a search: with more, GitHub's query becomes too long and finds little more. */
const MAX_SPELLINGS = 6;
/** Shorter spellings (`LA`, `BY`) occur inside many words. */
const SHORTEST_SPELLING = 3;

/**
 * Returns at most six spellings to search GitHub's `location:` for, the most useful first: the English name and the
 * local name ("Munich", "München"). Empty if the place has no name at that level.
 */
export function spellingsFor(place: Place, level: 'city' | 'region' | 'country'): string[] {
  const entity = entityAt(place, level);
  const own = { city: place.city, region: place.region, country: place.country }[level];
  const names = entity === undefined ? [own ?? ''] : gazetteer().spellingsOf(entity);
  const seen = new Set<string>();
  return names
    .filter((name) => {
      const isNew = !seen.has(placeKey(name));
      seen.add(placeKey(name));
      return isNew && [...name].length >= (/^[\p{Script=Latin}.\s]+$/u.test(name) ? SHORTEST_SPELLING : 2);
    })
    .slice(0, MAX_SPELLINGS);
}

function entityAt(place: Place, level: 'city' | 'region' | 'country'): PlaceEntity | undefined {
  const known = gazetteer();
  if (level === 'city') return place.city === null ? undefined : findCity(place);
  if (level === 'country') return place.country === null ? undefined : known.countries.get(place.country);
  if (place.region === null) return undefined;
  const senses = known.find(placeKey(place.region)).map(({ entity }) => entity);
  return senses.find(({ kind, country }) =>
    place.country === null ? kind === 'supranational' : kind === 'region' && country === place.country,
  );
}

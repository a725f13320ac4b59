import { type Place } from '../../domain/job-requirement.js';
import { supranationals } from './gazetteer/gazetteer-data.js';
import { gazetteer } from './gazetteer/gazetteer.js';
import { placeKey } from './gazetteer/place-key.js';
import { type PlaceEntity, type PlaceRelation } from './gazetteer/place-types.js';

/**
 * Returns how near a candidate's place is to a wanted one. A place inside the metropolitan area of the wanted one
 * counts as the same city. If the wanted place is wide, a place inside it counts as near: `same-country` inside a
 * country, `same-supranational` inside a group of countries. Returns `unknown`, and never `elsewhere`, if either place
 * does not say enough.
 */
export function relatePlaces(candidate: Place | null, wanted: Place): PlaceRelation {
  if (candidate === null || isEmpty(candidate) || isEmpty(wanted)) return 'unknown';
  if (wanted.country === null) return relateToArea(candidate, wanted.region);
  if (candidate.country === null) return relateFromArea(candidate.region, wanted.country);
  if (candidate.country !== wanted.country)
    return areNeighbours(candidate.country, wanted.country) ? 'same-supranational' : 'elsewhere';
  if (isSameCity(candidate, wanted)) return 'same-city';
  if (isSameName(candidate.region, wanted.region)) return 'same-region';
  return 'same-country';
}

/** Returns the countries of a group by its English name or an alias (EU, EMEA, DACH); empty for an unknown group. */
export function membersOf(name: string): readonly string[] {
  const area = gazetteer()
    .find(placeKey(name))
    .find(({ entity }) => entity.kind === 'supranational');
  return area === undefined ? [] : (supranationals[area.entity.name]?.members ?? []);
}

const isEmpty = (place: Place): boolean => place.city === null && place.region === null && place.country === null;
const isSameName = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && placeKey(a) === placeKey(b);

function relateToArea(candidate: Place, area: string | null): PlaceRelation {
  const members = membersOf(area ?? '');
  if (candidate.country !== null) {
    if (members.length === 0) return 'unknown';
    return members.includes(candidate.country) ? 'same-supranational' : 'elsewhere';
  }
  const others = membersOf(candidate.region ?? '');
  if (members.length === 0 || others.length === 0)
    return isSameName(candidate.region, area) ? 'same-supranational' : 'unknown';
  if (others.every((country) => members.includes(country))) return 'same-supranational';
  return others.some((country) => members.includes(country)) ? 'unknown' : 'elsewhere';
}

function relateFromArea(area: string | null, country: string): PlaceRelation {
  const members = membersOf(area ?? '');
  return members.length === 0 || members.includes(country) ? 'unknown' : 'elsewhere';
}

/** Whether two countries share a group that is marked as near (a common labour market, or neighbours). */
function areNeighbours(a: string, b: string): boolean {
  return Object.values(supranationals).some(
    ({ near = false, members }) => near && members.includes(a) && members.includes(b),
  );
}

function isSameCity(candidate: Place, wanted: Place): boolean {
  if (candidate.city === null || wanted.city === null) return false;
  const here = findCity(candidate);
  const there = findCity(wanted);
  if (here === undefined || there === undefined) {
    return (
      isSameName(candidate.city, wanted.city) &&
      (candidate.region === null || wanted.region === null || isSameName(candidate.region, wanted.region))
    );
  }
  return (
    here.id === there.id ||
    here.metro === there.id ||
    there.metro === here.id ||
    (here.metro !== null && here.metro === there.metro)
  );
}

/** Returns the city that a place means: the largest of that name in its region and country. */
export function findCity(place: Place): PlaceEntity | undefined {
  const known = gazetteer();
  const cities = known
    .findAnywhere(placeKey(place.city ?? ''))
    .map(({ entity }) => entity)
    .filter(({ kind, country }) => kind === 'city' && country === place.country);
  const inRegion = cities.filter(
    ({ region }) => region !== null && isSameName(known.regions.get(region)?.name ?? null, place.region),
  );
  return (inRegion.length > 0 ? inRegion : cities).sort((a, b) => b.people - a.people)[0];
}

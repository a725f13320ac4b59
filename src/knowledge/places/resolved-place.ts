import { type ResolvedPlace } from '../../domain/candidate.js';
import { type Place } from '../../domain/job-requirement.js';
import { gazetteer } from './gazetteer/gazetteer.js';
import { type PlaceEntity } from './gazetteer/place-types.js';

/** Most characters of text that a place keeps. */
const MAX_TEXT = 200;
/** Kosovo's code is in use but not part of ISO 3166: Kosovo is returned as a region without a country. */
const NOT_ISO = new Set(['XK']);

/** Returns the entity as a place: city and region in English, ISO code of the country. */
export function toPlace(entity: PlaceEntity, text: string): Place {
  const known = gazetteer();
  const isIso = entity.country !== null && !NOT_ISO.has(entity.country);
  const country = entity.country === null ? undefined : known.countries.get(entity.country);
  const named = entity.kind === 'supranational' ? entity.name : (known.regions.get(entity.region ?? '')?.name ?? null);
  const region = named === country?.name ? null : named;
  return {
    text: text.slice(0, MAX_TEXT),
    city: entity.kind === 'city' ? entity.name : null,
    region: isIso || country === undefined ? region : country.name,
    country: isIso ? entity.country : null,
  };
}

export function toResolvedPlace(entity: PlaceEntity, text: string, confidence: number, reason: string): ResolvedPlace {
  return { ...toPlace(entity, text), confidence, reason };
}

/** Returns for example `Athens, Georgia, United States`. */
export function describe(entity: PlaceEntity): string {
  const { city, region, country } = toPlace(entity, '');
  const countryName = country === null ? null : (gazetteer().countries.get(country)?.name ?? country);
  return [city, region === city ? null : region, countryName === city ? null : countryName]
    .filter((part) => part !== null)
    .join(', ');
}

/** Returns what all readings have in common: the state, the country, or null. */
export function commonGround(entities: readonly PlaceEntity[], text: string, reason: string): ResolvedPlace | null {
  const [first] = entities;
  if (first === undefined || first.country === null || entities.some(({ country }) => country !== first.country))
    return null;
  const known = gazetteer();
  const region =
    first.region !== null && entities.every((entity) => entity.region === first.region)
      ? known.regions.get(first.region)
      : undefined;
  const shared = region ?? known.countries.get(first.country);
  return shared === undefined ? null : toResolvedPlace(shared, text, COMMON_GROUND, reason);
}

/** Confidence of a shared state or country: it is nearly certain, whichever city is meant. */
const COMMON_GROUND = 0.8;

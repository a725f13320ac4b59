import { type Place } from '../../domain/job-requirement.js';
import { gazetteer } from './gazetteer/gazetteer.js';
import { readLocation } from './location-reader.js';
import { membersOf, relatePlaces } from './place-relation.js';
import { scanPlaces } from './place-scanner.js';
import { type LocationReading, type PlaceMention, type PlaceRelation } from './gazetteer/place-types.js';
import { spellingsFor } from './search-spellings.js';

/** Reads a whole free-text profile location ("Berlin, DE", "sf bay area", "München", "Remote / Earth"). Never throws. */
export function resolveLocation(text: string): LocationReading {
  return readLocation(text);
}

/**
 * Returns the places named in running text (a posting), in the order of the text. If names overlap, the longest is
 * taken. The time is linear.
 */
export function findPlaces(text: string): PlaceMention[] {
  return scanPlaces(text);
}

/** Returns how near a candidate's resolved place is to a wanted one; see `relatePlaces`. */
export function comparePlaces(candidate: Place | null, wanted: Place): PlaceRelation {
  return relatePlaces(candidate, wanted);
}

/** Returns at most six spellings to search GitHub's `location:` for, the most useful first. */
export function searchSpellings(place: Place, level: 'city' | 'region' | 'country'): string[] {
  return spellingsFor(place, level);
}

/** Returns the English name of an ISO 3166-1 alpha-2 code, or the code itself if it is unknown. */
export function countryName(code: string): string {
  return gazetteer().countries.get(code.toUpperCase())?.name ?? code;
}

/**
 * Returns the ISO codes of the countries of EU, EMEA, DACH, LATAM, Nordics, APAC, Benelux, MENA, CEE, Baltics, …; empty
 * for an unknown name.
 */
export function countriesOf(supranational: string): readonly string[] {
  return membersOf(supranational);
}

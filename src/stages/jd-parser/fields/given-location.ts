import { type Place } from '../../../domain/job-requirement.js';
import { findPlaces } from '../../../knowledge/places/place-resolver.js';

/** Longest quote of a given location in a warning, in characters. */
const LONGEST_QUOTE = 80;

/** Returns the places that the user named beside the posting. */
export function givenPlaces(location: string | null): { places: Place[]; warnings: string[] } {
  const text = location?.trim() ?? '';
  if (text === '' || /^(?:remote|anywhere|worldwide|any)$/i.test(text)) return { places: [], warnings: [] };
  const places = findPlaces(text).map(({ place }) => place);
  const quoted = text.slice(0, LONGEST_QUOTE);
  return { places, warnings: places.length > 0 ? [] : [`The location "${quoted}" is not known and was left out.`] };
}

import { type ResolvedPlace } from '../../../domain/candidate.js';
import { resolveLocation } from '../../../knowledge/places/place-resolver.js';

/** Returns the resolved location of a profile, or null if it is missing or unclear. */
export function readPlace(location: string | null | undefined): ResolvedPlace | null {
  return location ? resolveLocation(location).place : null;
}

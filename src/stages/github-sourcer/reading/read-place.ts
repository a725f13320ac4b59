import { type ResolvedPlace } from '../../../domain/candidate.js';
import { resolveLocation } from '../../../knowledge/places/place-resolver.js';

/** A profile's location resolved, or null where there is none or it cannot be told. Unknown stays unknown. */
export function readPlace(location: string | null | undefined): ResolvedPlace | null {
  return location ? resolveLocation(location).place : null;
}

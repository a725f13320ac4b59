import { type CoreAnswer } from '../reading/answers.js';
import { isoTime, latest } from '../reading/time.js';
import { type FoundPerson } from '../routes/found-people.js';
import { SOURCING_LIMITS } from '../plan/sourcing-limits.js';

/** Returns the time of the last public activity that is known before the contributions are loaded, or null. */
export function lastSign(core: CoreAnswer, person: FoundPerson): string | null {
  const pushed = isoTime(core.recent?.nodes?.[0]?.pushedAt);
  return latest([pushed, ...[...person.sightings.values()].map(({ lastAt }) => isoTime(lastAt))]);
}

/** Returns the time before which the last activity is too old. */
export function staleBefore(referenceDate: Date): string {
  const moment = new Date(referenceDate);
  moment.setUTCMonth(moment.getUTCMonth() - SOURCING_LIMITS.staleMonths);
  return moment.toISOString();
}

/**
 * Whether the last public activity is too old; false if no activity is known, which is another reason (see
 * `hasNothing`).
 */
export function isStale(core: CoreAnswer, person: FoundPerson, referenceDate: Date): boolean {
  const sign = lastSign(core, person);
  return sign !== null && sign < staleBefore(referenceDate);
}

/** Whether the person has neither a repository of their own nor work that a route found. */
export function hasNothing(core: CoreAnswer, person: FoundPerson): boolean {
  return (core.recent?.totalCount ?? 0) === 0 && person.sightings.size === 0;
}

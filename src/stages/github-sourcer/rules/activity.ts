import { type CoreAnswer } from '../reading/answers.js';
import { isoTime, latest } from '../reading/time.js';
import { type FoundPerson } from '../routes/found-people.js';
import { SOURCING_LIMITS } from '../plan/sourcing-limits.js';

/** The last public sign of work that is known before the person's contributions are loaded, or null. */
export function lastSign(core: CoreAnswer, person: FoundPerson): string | null {
  const pushed = isoTime(core.recent?.nodes?.[0]?.pushedAt);
  return latest([pushed, ...[...person.sightings.values()].map(({ lastAt }) => isoTime(lastAt))]);
}

/** The moment before which the last sign of work is too old. */
export function staleBefore(referenceDate: Date): string {
  const moment = new Date(referenceDate);
  moment.setUTCMonth(moment.getUTCMonth() - SOURCING_LIMITS.staleMonths);
  return moment.toISOString();
}

/** Whether nothing was done in public for too long; false where there is no sign at all, which is another matter. */
export function isStale(core: CoreAnswer, person: FoundPerson, referenceDate: Date): boolean {
  const sign = lastSign(core, person);
  return sign !== null && sign < staleBefore(referenceDate);
}

/** Whether the person has neither a repository of their own nor work that a route saw. */
export function hasNothing(core: CoreAnswer, person: FoundPerson): boolean {
  return (core.recent?.totalCount ?? 0) === 0 && person.sightings.size === 0;
}

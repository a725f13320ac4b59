const MILLISECONDS_PER_DAY = 86_400_000;

/** A time of GitHub's as ISO 8601 with milliseconds, or null where there is none. */
export function isoTime(time: string | null | undefined): string | null {
  const milliseconds = Date.parse(time ?? '');
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}

/** Whole days from `time` to `referenceDate`; 0 for what lies after it. */
export function daysBefore(referenceDate: Date, time: string): number {
  return Math.max(0, Math.floor((referenceDate.getTime() - Date.parse(time)) / MILLISECONDS_PER_DAY));
}

/** The latest of some times, or null where there is none. All must be ISO 8601 with milliseconds. */
export function latest(times: readonly (string | null)[]): string | null {
  return times.reduce((best, time) => (time !== null && (best === null || time > best) ? time : best), null);
}

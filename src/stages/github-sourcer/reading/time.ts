const MILLISECONDS_PER_DAY = 86_400_000;

/** GitHub's format of times: it can be converted without parsing a date. */
const GITHUB_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Returns a time of GitHub as ISO 8601 with milliseconds, or null if there is none. */
export function isoTime(time: string | null | undefined): string | null {
  if (!time) return null;
  if (GITHUB_TIME.test(time)) return `${time.slice(0, -1)}.000Z`;
  const milliseconds = Date.parse(time);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}

/** Returns the whole days from `time` to `referenceDate`; 0 if `time` is later. */
export function daysBefore(referenceDate: Date, time: string): number {
  return Math.max(0, Math.floor((referenceDate.getTime() - Date.parse(time)) / MILLISECONDS_PER_DAY));
}

/** Returns the latest of some times, or null if there is none. All must be ISO 8601 with milliseconds. */
export function latest(times: readonly (string | null)[]): string | null {
  return times.reduce((best, time) => (time !== null && (best === null || time > best) ? time : best), null);
}

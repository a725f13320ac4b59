const MILLISECONDS_PER_DAY = 86_400_000;

/** How GitHub writes its times: they need no reading to be put into our form. */
const GITHUB_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** A time of GitHub's as ISO 8601 with milliseconds, or null where there is none. */
export function isoTime(time: string | null | undefined): string | null {
  if (!time) return null;
  if (GITHUB_TIME.test(time)) return `${time.slice(0, -1)}.000Z`;
  const milliseconds = Date.parse(time);
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

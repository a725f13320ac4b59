const MILLISECONDS_PER_YEAR = 365.25 * 86_400_000;

/** A number within bounds; the lower bound where it is none at all. */
export function bounded(value: unknown, least: number, most: number): number {
  return typeof value === 'number' && !Number.isNaN(value) ? Math.min(most, Math.max(least, value)) : least;
}

/**
 * Years from a date to the reference date; null where there is none, where it cannot be read, or where it lies so far
 * in the future that it is no date of anything that happened.
 */
export function yearsBefore(referenceDate: Date, date: unknown, futureDays: number): number | null {
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(time)) return null;
  const years = (referenceDate.getTime() - time) / MILLISECONDS_PER_YEAR;
  return years < -futureDays / 365.25 ? null : Math.max(0, years);
}

/** Rounded half up to so many decimals: scores to 2, confidences to 3. Never -0. */
export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor + 0;
}

/** The order of two texts by code unit: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

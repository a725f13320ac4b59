const MILLISECONDS_PER_YEAR = 365.25 * 86_400_000;

/** Limits a number to a range; the lower limit if the value is not a number. */
export function bounded(value: unknown, least: number, most: number): number {
  return typeof value === 'number' && !Number.isNaN(value) ? Math.min(most, Math.max(least, value)) : least;
}

/** Years from a date to the reference date; null if the date is missing, unreadable, or too far in the future. */
export function yearsBefore(referenceDate: Date, date: unknown, futureDays: number): number | null {
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(time)) return null;
  const years = (referenceDate.getTime() - time) / MILLISECONDS_PER_YEAR;
  return years < -futureDays / 365.25 ? null : Math.max(0, years);
}

/** Rounds half up to the given number of decimals. Never returns -0. */
export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor + 0;
}

/** Compares two texts by code unit, which is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

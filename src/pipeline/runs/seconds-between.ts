/** Seconds from one time to another, both in ISO 8601; 0 where the clock was set back meanwhile. */
export function secondsBetween(earlier: string, later: string): number {
  return Math.max(0, Date.parse(later) - Date.parse(earlier)) / 1000;
}

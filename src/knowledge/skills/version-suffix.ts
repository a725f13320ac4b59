/** Units after a number that is a duration or a count, not a version: "Java 5 years", "Scrum 3 days". */
const NO_VERSION =
  /^\+?[ -]?(?:[-–][ ]?\d+\+?[ ]?)?(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|people|engineers|developers|%|k\b)/i;

/**
 * The end of a version number after a name ("Vue.js 3", "Java 17+", "Angular 2.x"), or `end` if there is none. A
 * version has at most two digits before its first dot, so that years do not count.
 */
export function versionEnd(text: string, end: number): number {
  if (!mayBeVersion(text, end)) return end;
  const found = /^ ?v?\d{1,2}(?:\.(?:\d{1,3}|x))*(?![\d\p{L}])\+?/u.exec(text.slice(end, end + 16));
  if (!found) return end;
  const stop = end + found[0].length;
  return NO_VERSION.test(text.slice(stop, stop + 16)) ? end : stop;
}

/** Examines three characters, so that the expression runs only if a digit follows. */
function mayBeVersion(text: string, end: number): boolean {
  let at = end;
  if (text.charCodeAt(at) === 32) at++;
  if (text.charCodeAt(at) === 118) at++;
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

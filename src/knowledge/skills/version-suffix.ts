/** Units after which a number is a duration or a count and no version: "Java 5 years", "Scrum 3 days". */
const NO_VERSION =
  /^\+?[ -]?(?:[-–][ ]?\d+\+?[ ]?)?(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|people|engineers|developers|%|k\b)/i;

/**
 * The end of a version number that follows a name ("Vue.js 3", "Java 17+", "Angular 2.x"), or `end` where none does.
 * A version has at most two digits before its first dot, so that years are none.
 */
export function versionEnd(text: string, end: number): number {
  if (!mayBeVersion(text, end)) return end;
  const found = /^ ?v?\d{1,2}(?:\.(?:\d{1,3}|x))*(?![\d\p{L}])\+?/u.exec(text.slice(end, end + 16));
  if (!found) return end;
  const stop = end + found[0].length;
  return NO_VERSION.test(text.slice(stop, stop + 16)) ? end : stop;
}

/** A look at three characters, so that the pattern is tried only where a digit follows. */
function mayBeVersion(text: string, end: number): boolean {
  let at = end;
  if (text.charCodeAt(at) === 32) at++;
  if (text.charCodeAt(at) === 118) at++;
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

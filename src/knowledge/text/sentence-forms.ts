/** Recognises forms of sentences in linear time. A regular expression would need quadratic time for them. */

const PEOPLE_BEFORE_COLON = /\b(?:engineers?|developers?|people|users|candidates|work)/i;
const SORRY = /^ sorry\b/i;
const NO = /^\W*no /i;
const WANTED = /\b(?:work|experience|roles?|people|developers|engineers)\b/i;

/** Minimum and maximum length of a label, in characters. */
const LABEL = { shortest: 2, longest: 40 } as const;

/** Whether a clause rejects somebody: "Frontend developers: sorry", "No agency work please." */
export function isRefusal(clause: string): boolean {
  return saysSorry(clause) || saysNo(clause);
}

function saysSorry(clause: string): boolean {
  return clause.split('.').some((sentence) => {
    const parts = sentence.split(':');
    return parts.some((part, index) => SORRY.test(parts[index + 1] ?? '') && PEOPLE_BEFORE_COLON.test(part));
  });
}

/** After the first full stop, only punctuation may follow. */
function saysNo(clause: string): boolean {
  const opening = NO.exec(clause)?.[0];
  if (opening === undefined) return false;
  const stop = clause.indexOf('.', opening.length);
  const end = stop < 0 ? clause.length : stop;
  return WANTED.test(clause.slice(opening.length, end)) && !/\w/.test(clause.slice(end));
}

/**
 * The label at the start of a line: the text before the first colon. It says what the rest of the line is about.
 * Punctuation before the label is left out, unless the label would be too short without it ("- C:").
 */
export function labelOf(line: string): string | undefined {
  const firstWord = line.search(/\w/);
  const latest = firstWord < 0 ? line.length : firstWord;
  const distance = line.slice(latest, latest + LABEL.longest + 1).search(/[.:]/);
  let stop = distance < 0 ? -1 : latest + distance;
  for (let start = latest; start >= 0; start -= 1) {
    if (line[start] === '.' || line[start] === ':') stop = start;
    const length = stop - start;
    if (line[stop] === ':' && length >= LABEL.shortest && length <= LABEL.longest) return line.slice(start, stop);
  }
  return undefined;
}

import { NEEDED_POINTS } from './evidence.js';
import { type Finding } from './finding.js';
import { type Passage } from './passage.js';

/** What may stand between and around the names of a line that is nothing but a list. */
const LINKS = new Set([
  'and',
  'or',
  'etc',
  'plus',
  'with',
  'similar',
  'v',
  'x',
  '&',
  'nor',
  'ideally',
  'preferably',
  'e',
  'g',
  'eg',
  'like',
  'as',
  'such',
  'either',
  'both',
  'including',
  'alternatively',
]);
/** With spaces only, so many names make a list: "java spring hibernate oracle". */
const FEWEST_UNMARKED = 3;
const FEWEST_MARKED = 2;
/** Characters of a label before a list: "Tech stack:". */
const LONGEST_LABEL = 40;
/** Beside capitals, a name with no more points is an ordinary word: the adjective in "solid SQL and Spark". */
const SMALL_ABBREVIATION = -3;
const SEPARATOR = /[,/|;•·+]| (?:and|or) /;

/**
 * Accepts the doubtful names of lines that consist of nothing but names ("express, flask, spring"): they support each
 * other, although none is certain. A label may stand before the list.
 */
export function acceptPlainLists(passage: Passage, findings: readonly Finding[]): void {
  for (let from = 0; from < findings.length;) {
    const lineEnd = endOfLine(passage.text, findings[from]?.match.start ?? 0);
    let to = from + 1;
    while (to < findings.length && (findings[to]?.match.start ?? 0) < lineEnd) to++;
    const own = findings.slice(from, to);
    if (own.some(({ accepted }) => !accepted)) acceptLine(passage, own, lineEnd);
    from = to;
  }
}

function acceptLine(passage: Passage, findings: readonly Finding[], lineEnd: number): void {
  const [first] = findings;
  const last = findings.at(-1);
  if (first === undefined || last === undefined) return;
  const { text } = passage;
  const lineStart = text.lastIndexOf('\n', first.match.start - 1) + 1;
  const label = text.lastIndexOf(':', first.match.start);
  const start = label > lineStart && label - lineStart <= LONGEST_LABEL ? label : lineStart;
  const listed = text.slice(first.match.start, last.end);
  const fewest = SEPARATOR.test(listed) ? FEWEST_MARKED : FEWEST_UNMARKED;
  // Two names that need strong evidence are ordinary words: "with grace and charity".
  const plausible = findings.filter(({ accepted, needed }) => accepted || needed < NEEDED_POINTS.strong);
  if (plausible.length < fewest || findings.every(({ match }) => match.nameEnd - match.start === 1)) return;
  const covered = findings.map(({ match, end }) => ({ start: match.start, end }));
  if (!isOnlyNames(passage, covered, start, lineEnd, first.match.first)) return;
  const hasCapitals = /\p{Lu}/u.test(listed);
  for (const finding of findings) {
    const { start, nameEnd } = finding.match;
    // The e of "e.g." is not a language.
    const isLetter = nameEnd - start === 1 && /[a-z]/.test(text.charAt(start));
    const isAdjective = finding.points <= SMALL_ABBREVIATION && hasCapitals;
    if (Number.isFinite(finding.points) && !isLetter && !isAdjective) finding.accepted = true;
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Whether every word of the line is a name, a link between names or a number. Reads the line once. */
function isOnlyNames(
  { pieces }: Passage,
  names: readonly { start: number; end: number }[],
  start: number,
  end: number,
  firstPiece: number,
): boolean {
  let name = 0;
  let at = firstPiece;
  while (at > 0 && (pieces[at - 1]?.start ?? 0) >= start) at--;
  for (let piece = pieces[at]; piece !== undefined && piece.start < end; piece = pieces[++at]) {
    while ((names[name]?.end ?? Infinity) <= piece.start) name++;
    const inside = piece.start >= (names[name]?.start ?? Infinity);
    if (!inside && !LINKS.has(piece.key) && !/^\d/.test(piece.key)) return false;
  }
  return true;
}

/**
 * Accepts doubtful names within a sentence that support each other: two of one sort with a slash between them
 * ("angular/react"), two of which one implies the other ("elixir and phoenix") or that belong to one thing ("spring and hibernate"), and names of one sort in a list of
 * three or more that has a certain one ("terraform, vault and consul").
 */
export function acceptRelated(text: string, findings: readonly Finding[]): void {
  let from = 0;
  for (const [index, left] of findings.entries()) {
    const right = findings[index + 1];
    const gap = right === undefined ? '' : text.slice(left.end, Math.min(right.match.start, left.end + 6));
    if (right !== undefined && IN_LIST.test(gap)) {
      if (left.accepted && right.accepted) continue;
      if (isOneSort(left, right) && (isSlash(gap) || areRelated(left, right))) {
        left.accepted = true;
        right.accepted = true;
      }
      continue;
    }
    acceptRun(text, findings.slice(from, index + 1));
    from = index + 1;
  }
}

const IN_LIST = /^(?: ?\/ ?|, (?:and |or )?| (?:and|or) )$/;
/** What may follow an item of a list; another word makes it an adjective: "express delivery". */
const ITEM_END = /^ ?(?:$|[\n,;/.)|]|(?:and|or|in|with|on|for|as|at|to|from)\b)/;

function isSlash(gap: string): boolean {
  return gap.includes('/');
}

function acceptRun(text: string, run: readonly Finding[]): void {
  if (run.length <= FEWEST_MARKED) return;
  const certain = run.filter(({ accepted }) => accepted);
  for (const finding of run) {
    const plausible =
      !finding.accepted && Number.isFinite(finding.points) && finding.needed < NEEDED_POINTS.strong && isName(finding);
    if (
      plausible &&
      ITEM_END.test(text.slice(finding.end, finding.end + 6)) &&
      certain.some((one) => isOneSort(one, finding))
    )
      finding.accepted = true;
  }
}

function isName({ match: { start, nameEnd } }: Finding): boolean {
  return nameEnd - start > 1;
}

/** Whether one of two tools belongs to the other, or both to a third: Spring and Hibernate are both of Java. */
function areRelated(left: Finding, right: Finding): boolean {
  const [one, other] = [left.match.shape.entry, right.match.shape.entry];
  return (
    one.implies.includes(other.name) ||
    other.implies.includes(one.name) ||
    one.implies.some((name) => other.implies.includes(name))
  );
}

function isOneSort(left: Finding, right: Finding): boolean {
  const [one, other] = [left.match.shape.entry, right.match.shape.entry];
  const things = ![one, other].some(({ kind }) => kind === 'practice' || kind === 'method' || kind === 'field');
  return things && one.families.some((family) => other.families.includes(family));
}

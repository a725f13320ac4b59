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
  for (const finding of findings) {
    const { start, nameEnd } = finding.match;
    // The e of "e.g." is not a language.
    const isLetter = nameEnd - start === 1 && /[a-z]/.test(text.charAt(start));
    if (Number.isFinite(finding.points) && !isLetter) finding.accepted = true;
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

/** Accepts two doubtful names of one sort with a slash between them, also within a sentence: "angular/react". */
export function acceptSlashPairs(text: string, findings: readonly Finding[]): void {
  for (const [index, left] of findings.entries()) {
    const right = findings[index + 1];
    if (right === undefined || (left.accepted && right.accepted)) continue;
    if (!/^ ?\/ ?$/.test(text.slice(left.end, Math.min(right.match.start, left.end + 4)))) continue;
    if (!isOneSort(left, right)) continue;
    left.accepted = true;
    right.accepted = true;
  }
}

function isOneSort(left: Finding, right: Finding): boolean {
  const [one, other] = [left.match.shape.entry, right.match.shape.entry];
  const things = ![one, other].some(({ kind }) => kind === 'practice' || kind === 'method' || kind === 'field');
  return things && one.families.some((family) => other.families.includes(family));
}

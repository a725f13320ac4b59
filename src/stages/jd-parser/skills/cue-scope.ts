import { type Cue } from './cues.js';
import { type Demand } from './sentence-demand.js';

/** The place of a skill in a sentence. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where a clause ends within a sentence. */
const BOUNDARY = /;|\(|\)| - |,? (?:but|although|though|however|while|whereas|whilst)\b/gi;
/** Words that make "preferred" a choice between tools: "yarn preferred; alternatively npm". */
const CHOICE = /\b(?:or|alternatively|otherwise|followed by)\b/i;
/** Words that begin a new clause after a comma. */
const CLAUSE_START =
  /^,\s{0,2}(?:and |or )?(?:(?:some|any|basic|good|prior|previous|additional)\s)?(?:experience|knowledge|familiarity|exposure|understanding|familiar|background)(?= (?:of|in|with|to|on|using|about|and|or|around|as)\b)/i;
const DEMAND_BEFORE =
  /\b(?:experience|strong|solid|excellent|good|proficien\w{1,4}|knowledge|expert\w{0,3}|fluent|must|required|years)\b/i;

/** A bracket that says how much something is asked for ends its clause: "Go (required), Kafka is a plus". */
const DEMAND_INSIDE =
  /\b(?:required|must|mandatory|essential|preferred|plus|bonus|nice|optional|desirable|years?|ideally)\b/i;

/** "Kafka, Redis (would be nice)": a cue applies to the clause before it if at most this many words stand between. */
const MAX_WORDS_APART = 3;

/**
 * Characters before a cue that it can speak of, and that a bracket can hold: longer than any list that people write, so that a
 * long sentence of many cues is read in linear time.
 */
const LONGEST_REACH = 1000;

/** The end of a clause. */
const CLOSING = /^(?: ?[.,;:)|!]| but\b| - |\s*$)/;

interface Scope {
  demand: Demand;
  start: number;
  end: number;
}

/**
 * Returns what the cues of one sentence say about its skills, by the skill's index. "Ideally X" applies from the cue to
 * the end of the clause, "X is a plus" from the beginning of the clause to the cue. "Preferred" goes before "negated":
 * "desirable but not required" is preferred.
 */
export function demandsInSentence(
  text: string,
  sentence: Place,
  skills: readonly Place[],
  cues: readonly Cue[],
): (Demand | null)[] {
  if (cues.length === 0) return skills.map(() => null);
  const boundaries = boundariesOf(text, sentence);
  const scopes = cues.flatMap((cue) =>
    cue.value.flatMap((kind) => {
      const demand: Demand = kind.startsWith('preferred') ? 'preferred' : 'negated';
      if (kind !== 'negatedAfter' && kind !== 'negatedBefore' && opensList(text, cue, sentence, skills))
        return [{ demand, start: cue.end, end: sentence.end }];
      if (kind === 'preferredClosing' && !CLOSING.test(text.slice(cue.end, sentence.end))) return [];
      const span =
        kind.endsWith('After') && !isLast(text, cue, sentence)
          ? after(text, cue, sentence, skills, boundaries)
          : before(text, cue, sentence, skills, boundaries);
      return span === null ? [] : [{ demand, ...span }];
    }),
  );
  const wished = scopes.some(({ demand }) => demand === 'preferred');
  return skills.map((skill) => decide(skill, scopes, wished));
}

/** "YANG, gNMI: ideally.": the cue says it of what stands before. */
function isLast(text: string, cue: Cue, sentence: Place): boolean {
  return /^[\s.!)]*$/.test(text.slice(cue.end, sentence.end));
}

/** "Linux; bonus: eBPF, DPDK": a colon after the cue makes it the label of what follows. */
function opensList(text: string, cue: Cue, sentence: Place, skills: readonly Place[]): boolean {
  return (
    /^ ?: /.test(text.slice(cue.end, cue.end + 3)) &&
    skills.some(({ start, end }) => start > cue.end && end <= sentence.end)
  );
}

function decide(skill: Place, scopes: readonly Scope[], wished: boolean): Demand | null {
  const around = scopes.filter(({ start, end }) => skill.start >= start && skill.end <= end);
  if (around.some(({ demand }) => demand === 'preferred')) return 'preferred';
  if (around.length === 0) return null;
  return wished ? 'preferred' : 'negated';
}

function boundariesOf(text: string, { start, end }: Place): number[] {
  return [...text.slice(start, end).matchAll(BOUNDARY)]
    .map((match) => start + match.index)
    .filter((at) => !goesOnAfter(text, at, start, end));
}

/** "Cloud platforms (AWS), Elasticsearch, or graphs": the list goes on after a bracket that explained an item. */
function goesOnAfter(text: string, at: number, start: number, end: number): boolean {
  if (text.charAt(at) !== ')' || !/^\) ?(?:,|\/|or\b|and\b)/i.test(text.slice(at, Math.min(end, at + 6)))) return false;
  const inside = text.slice(Math.max(start, at - LONGEST_REACH), at);
  const open = inside.lastIndexOf('(');
  return open >= 0 && !DEMAND_INSIDE.test(inside.slice(open));
}

function after(
  text: string,
  cue: Cue,
  sentence: Place,
  skills: readonly Place[],
  boundaries: readonly number[],
): Place | null {
  for (const boundary of [...boundaries, sentence.end]) {
    if (boundary < cue.end || isClosed(text, boundary, sentence.end) || closesAfter(text, cue.end, boundary)) continue;
    if (skills.some(({ start, end }) => start >= cue.end && end <= boundary)) return { start: cue.end, end: boundary };
  }
  return null;
}

function before(
  text: string,
  cue: Cue,
  sentence: Place,
  skills: readonly Place[],
  boundaries: readonly number[],
): Place | null {
  if (isChoice(text, cue, sentence)) return null;
  const inBrackets = isBracketed(text, cue);
  const reach = Math.max(sentence.start, cue.start - LONGEST_REACH);
  for (const boundary of [...boundaries.toReversed(), reach]) {
    if (boundary < reach || boundary > cue.start || isClosed(text, boundary, cue.start)) continue;
    const named = skills.filter(({ start, end }) => start >= boundary && end <= cue.start);
    if (named.length === 0) {
      const most = text.charAt(boundary) === '(' ? 0 : MAX_WORDS_APART;
      if (wordsBetween(text, boundary, cue.start) > most) return null;
      continue;
    }
    if (inBrackets && !text.slice(cue.end, sentence.end).match(/^\)[\s.|]{0,3}$/))
      return { start: named.at(-1)?.start ?? boundary, end: cue.start };
    return { start: startOfClause(text, boundary, cue.start, named), end: cue.start };
  }
  return null;
}

/** A bracket that closes within the clause only explains: "FPGA (VHDL) is a plus". */
function isClosed(text: string, boundary: number, until: number): boolean {
  return text.charAt(boundary) === '(' && text.slice(boundary, until).includes(')');
}

/** "Ideally AWS (Lambda, S3) and Terraform": the bracket opened after the cue, so its end is not the clause's end. */
function closesAfter(text: string, from: number, boundary: number): boolean {
  return text.charAt(boundary) === ')' && text.slice(from, boundary).includes('(');
}

/** Counts the words between the beginning of a clause and its cue. With many words the cue refers to something else. */
function wordsBetween(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

function isBracketed(text: string, cue: Cue): boolean {
  return text.slice(Math.max(0, cue.start - 12), cue.start).includes('(') && text.charAt(cue.end) === ')';
}

/** "X is preferred, or Y": the posting ranks two tools that are both acceptable. */
function isChoice(text: string, cue: Cue, sentence: Place): boolean {
  if (!/prefer/i.test(text.slice(cue.start, cue.end))) return false;
  const around = text.slice(cue.end, sentence.end);
  return CHOICE.test(around.slice(0, 60)) && !around.startsWith(')');
}

/** In "strong SQL, Kafka is a plus" the cue applies only to what follows the comma. */
function startOfClause(text: string, from: number, to: number, named: readonly Place[]): number {
  const last = named.at(-1);
  if (last === undefined) return from;
  const comma = commaBefore(text, last.start, from);
  if (comma <= from) return from;
  if (CLAUSE_START.test(text.slice(comma, to))) return comma;
  const joined = /\b(?:and|or|and\/or)\b|[/&]/.test(text.slice(comma, last.start));
  const before = text.slice(from, comma);
  const singular = /\b(?:is|as|would|will|a)\b/.test(text.slice(last.end, to + 6));
  return !joined && singular && named.length > 1 && DEMAND_BEFORE.test(before) && !isListed(before) ? comma : from;
}

/** The last comma before an offset that is not inside a bracket: "Java, and AWS (Lambda, S3) is a plus". */
function commaBefore(text: string, at: number, from: number): number {
  let comma = text.lastIndexOf(',', at);
  while (comma > from) {
    const clause = text.slice(from, comma);
    const open = clause.lastIndexOf('(');
    if (open < 0 || clause.includes(')', open)) return comma;
    comma = text.lastIndexOf(',', from + open);
  }
  return comma;
}

/** "Knowledge of A, B, C is a plus": one list, and all of it is preferred. */
function isListed(before: string): boolean {
  return /^\W{0,3}(?:any |some |prior |previous )?(?:experience|knowledge|familiarity|exposure|understanding)\b/i.test(
    before,
  );
}

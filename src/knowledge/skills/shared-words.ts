import { type SkillKind } from '../../domain/job-terms.js';
import { type Passage } from './passage.js';
import { type SkillEntry, type SkillMention } from './skill-entry.js';

/** Finds the skill with exactly this spelling, written in pieces. */
export type Lookup = (pieces: readonly string[]) => SkillEntry | undefined;

/** Most items of a list that share a word. */
const MOST_ITEMS = 10;
/** Most words of one item. */
const MOST_WORDS = 3;
/** Between the items of a list. */
const LIST_GAP = /^(?:- ?)?[ ,/&|]{1,3}$/;
/** After a maker's name: "Azure (Functions, …)", "AWS: EC2, …". */
const OPENING = /^(?: \(|\(|: | - )$/;
/** Activities share nouns. Names of tools that end alike ("Angular or Vue JS") do not. */
const PURSUITS: ReadonlySet<SkillKind> = new Set<SkillKind>(['practice', 'method', 'field']);
const LINKS = new Set(['and', 'or', '&', 'plus']);

/**
 * Completes names in lists that share a word with a name beside them: "front- and back-end development", "smoke and
 * contract testing" (the last name has the noun), "Azure (Functions, Service Bus)" (the first name is the maker). Only
 * names that the catalogue has are added.
 */
export function completeSharedWords(
  passage: Passage,
  mentions: readonly SkillMention[],
  lookup: Lookup,
): SkillMention[] {
  const pieceAt = new Map(passage.pieces.map(({ start }, index) => [start, index]));
  const added = mentions.flatMap((mention) => {
    const first = pieceAt.get(mention.start);
    if (first === undefined) return [];
    let last = first;
    while ((passage.pieces[last + 1]?.end ?? Infinity) <= mention.end) last++;
    const before = PURSUITS.has(mention.entry.kind) ? itemsBefore(passage, first, last, lookup) : [];
    return [...before, ...itemsAfter(passage, first, last, lookup)];
  });
  return added.length === 0 ? [...mentions] : merge(mentions, added);
}

/** "front- and back-end development": the items before the name, each completed by the end of the name. */
function itemsBefore(passage: Passage, first: number, last: number, lookup: Lookup): SkillMention[] {
  const found: SkillMention[] = [];
  let at = itemEndBefore(passage, first);
  while (at !== undefined && found.length < MOST_ITEMS) {
    const item = longestBefore(passage, at, first, last, lookup);
    if (item === undefined) break;
    found.push(item.mention);
    at = itemEndBefore(passage, item.first);
  }
  return found;
}

function longestBefore(passage: Passage, end: number, first: number, last: number, lookup: Lookup) {
  for (let words = MOST_WORDS; words > 0; words--) {
    const from = end - words + 1;
    if (from < 0 || !isOneItem(passage, from, end)) continue;
    for (let head = first + 1; head <= last; head++) {
      const entry = lookup([...keys(passage, from, end), ...keys(passage, head, last)]);
      if (entry !== undefined && PURSUITS.has(entry.kind))
        return { mention: mentionOf(passage, entry, from, end), first: from };
    }
  }
  return undefined;
}

/** "Azure (Functions, Service Bus)": the items after the name, each with the name before it. */
function itemsAfter(passage: Passage, first: number, last: number, lookup: Lookup): SkillMention[] {
  const { text, pieces } = passage;
  const opening = text.slice(pieces[last]?.end ?? 0, pieces[last + 1]?.start ?? 0);
  if (!OPENING.test(opening)) return [];
  const found: SkillMention[] = [];
  let at: number | undefined = last + 1;
  for (let count = 0; at !== undefined && count < MOST_ITEMS; count++) {
    let next = at + 1;
    for (let words = MOST_WORDS; words > 0; words--) {
      const to = at + words - 1;
      if (to >= pieces.length || !isOneItem(passage, at, to)) continue;
      const entry = lookup([...keys(passage, first, last), ...keys(passage, at, to)]);
      next = to + 1;
      if (entry === undefined) continue;
      found.push(mentionOf(passage, entry, at, to));
      break;
    }
    at = itemStartAfter(passage, next - 1);
  }
  return found;
}

/** The last piece of the item before a piece, across a comma, a slash or "and". */
function itemEndBefore({ text, pieces }: Passage, first: number): number | undefined {
  const previous = pieces[first - 1];
  const here = pieces[first];
  if (previous === undefined || here === undefined || !LIST_GAP.test(text.slice(previous.end, here.start)))
    return undefined;
  if (!LINKS.has(previous.key)) return /[,/&|]/.test(text.slice(previous.end, here.start)) ? first - 1 : undefined;
  const item = pieces[first - 2];
  return item !== undefined && LIST_GAP.test(text.slice(item.end, previous.start)) ? first - 2 : undefined;
}

function itemStartAfter({ text, pieces }: Passage, last: number): number | undefined {
  const here = pieces[last];
  const next = pieces[last + 1];
  if (here === undefined || next === undefined || !LIST_GAP.test(text.slice(here.end, next.start))) return undefined;
  if (!LINKS.has(next.key)) return /[,/&|]/.test(text.slice(here.end, next.start)) ? last + 1 : undefined;
  return last + 2 < pieces.length ? last + 2 : undefined;
}

/** Whether only single spaces or hyphens are between the pieces. */
function isOneItem({ text, pieces }: Passage, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const gap = text.slice(pieces[at]?.end ?? 0, pieces[at + 1]?.start ?? 0);
    if (gap !== ' ' && gap !== '-') return false;
    if (LINKS.has(pieces[at]?.key ?? '')) return false;
  }
  return true;
}

function keys({ pieces }: Passage, from: number, to: number): string[] {
  return pieces.slice(from, to + 1).map(({ key }) => key);
}

function mentionOf({ text, pieces }: Passage, entry: SkillEntry, from: number, to: number): SkillMention {
  const start = pieces[from]?.start ?? 0;
  const end = pieces[to]?.end ?? start;
  return { entry, start, end, text: text.slice(start, end), certainty: 'context' };
}

/** "SQL and query optimization": SQL is a thing of its own, not "SQL optimization". */
function mayReplace(added: SkillMention, known: SkillMention): boolean {
  const isInside = known.start >= added.start && known.end <= added.end;
  return isInside && (PURSUITS.has(known.entry.kind) || !PURSUITS.has(added.entry.kind));
}

/**
 * An added name replaces names inside it: in "Spring (Boot, Security)", security is Spring Security. It never cuts a
 * longer name.
 */
function merge(mentions: readonly SkillMention[], candidates: readonly SkillMention[]): SkillMention[] {
  const overlap = (one: SkillMention, other: SkillMention) => one.start < other.end && one.end > other.start;
  const added = candidates.filter((one) => mentions.every((other) => !overlap(one, other) || mayReplace(one, other)));
  const kept = mentions.filter((mention) => !added.some((one) => overlap(one, mention)));
  const fresh: SkillMention[] = [];
  for (const one of added.toSorted((a, b) => a.start - b.start))
    if (one.start >= (fresh.at(-1)?.end ?? 0)) fresh.push(one);
  return [...kept, ...fresh].toSorted((a, b) => a.start - b.start);
}

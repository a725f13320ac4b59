import { type Passage } from './passage.js';
import { type SkillCatalogue } from './skill-catalogue.js';
import { readData } from './skill-data.js';
import { type SkillEntry, type SkillMention } from './skill-entry.js';

/** Data for a noun that several names share: "unit, integration and end-to-end tests", "Testing (unit, e2e)". */
interface WrittenEllipsis {
  heads: string[];
  /** Canonical names, by the word in the list. */
  parts: Record<string, string>;
}

/** Most items in a list that share a noun. */
const MOST_PARTS = 10;
/** Most pieces of one item: "end-to-end". */
const MOST_PIECES = 3;

const PARTING = /^\s?[,/&|]\s?$|^,?\s$/;
const LINKING = new Set(['and', 'or', 'plus', '&']);

/** Completes names in lists that contain only their first word. */
export class Ellipses {
  private readonly parts = new Map<string, ReadonlyMap<string, SkillEntry>>();

  constructor(catalogue: SkillCatalogue) {
    for (const { heads, parts } of readData<WrittenEllipsis[]>('ellipses.json')) {
      const entries = Object.entries(parts).flatMap(([part, name]) => {
        const entry = catalogue.byName(name);
        return entry ? [[part, entry] as const] : [];
      });
      for (const head of heads) this.parts.set(head, new Map(entries));
    }
  }

  /** Returns the mentions together with those that a shared noun completes, in the order of the text. */
  complete(passage: Passage, mentions: readonly SkillMention[]): SkillMention[] {
    const added: SkillMention[] = [];
    passage.pieces.forEach((piece, index) => {
      const parts = this.parts.get(piece.key);
      if (parts) added.push(...this.listBefore(passage, index, parts), ...this.listAfter(passage, index, parts));
    });
    if (added.length === 0) return [...mentions];
    return merge(mentions, added);
  }

  /** "unit, integration and functional tests": at least two items before the noun. */
  private listBefore(passage: Passage, head: number, parts: ReadonlyMap<string, SkillEntry>): SkillMention[] {
    const found: SkillMention[] = [];
    let at = head - 1;
    while (found.length < MOST_PARTS) {
      const part = partAt(passage, at, parts, -1);
      if (!part) break;
      found.unshift(part.mention);
      const previous = stepOver(passage, part.edge, -1);
      if (previous === undefined) break;
      at = previous;
    }
    return found.length > 1 ? found : [];
  }

  /** "Testing (unit, integration)", "Tests: unit, e2e". */
  private listAfter(passage: Passage, head: number, parts: ReadonlyMap<string, SkillEntry>): SkillMention[] {
    const found: SkillMention[] = [];
    if (!/^\s?[(:]\s?$/.test(between(passage, head, head + 1))) return found;
    let at = head + 1;
    while (found.length < MOST_PARTS) {
      const part = partAt(passage, at, parts, 1);
      if (!part) break;
      found.push(part.mention);
      const next = stepOver(passage, part.edge, 1);
      if (next === undefined) break;
      at = next;
    }
    return found;
  }
}

/** The longest item that ends (direction -1) or starts (1) at a piece, and its other end. */
function partAt(passage: Passage, at: number, parts: ReadonlyMap<string, SkillEntry>, direction: 1 | -1) {
  for (let length = MOST_PIECES; length > 0; length--) {
    const other = at + direction * (length - 1);
    const [first, last] = direction === 1 ? [at, other] : [other, at];
    const opening = passage.pieces[first];
    const closing = passage.pieces[last];
    if (!opening || !closing) continue;
    const text = passage.text.slice(opening.start, closing.end);
    const entry = parts.get(text.toLowerCase().replaceAll(/\s+/g, '-')) ?? parts.get(text.toLowerCase());
    if (!entry) continue;
    const mention: SkillMention = { entry, start: opening.start, end: closing.end, text, certainty: 'sure' };
    return { mention, edge: other };
  }
  return undefined;
}

/** The next item of a list, after a comma, a slash or "and"; undefined at the end of the list. */
function stepOver(passage: Passage, from: number, direction: 1 | -1): number | undefined {
  const next = passage.pieces[from + direction];
  if (!next) return undefined;
  const gap = direction === 1 ? between(passage, from, from + 1) : between(passage, from - 1, from);
  if (!PARTING.test(gap)) return undefined;
  if (LINKING.has(next.key)) return from + 2 * direction;
  return /[,/&|]/.test(gap) ? from + direction : undefined;
}

function between({ text, pieces }: Passage, left: number, right: number): string {
  const before = pieces[left];
  const after = pieces[right];
  return before && after ? text.slice(before.end, Math.min(after.start, before.end + 5)) : 'none';
}

/** Merges both lists in the order of the text. An added mention that overlaps a known one is left out. */
function merge(mentions: readonly SkillMention[], added: SkillMention[]): SkillMention[] {
  added.sort((a, b) => a.start - b.start);
  let next = 0;
  let end = 0;
  const fresh = added.filter((mention) => {
    while (next < mentions.length && (mentions[next]?.end ?? 0) <= mention.start) next++;
    const isFree = mention.start >= end && (mentions[next]?.start ?? Number.POSITIVE_INFINITY) >= mention.end;
    if (isFree) end = mention.end;
    return isFree;
  });
  return [...mentions, ...fresh].sort((a, b) => a.start - b.start);
}

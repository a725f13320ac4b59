import { findInjection } from '../../../knowledge/injection/find-injection.js';
import { type Block, type Structure } from './blocks.js';
import { type HeadingReading, type SectionKind } from './headings.js';
import { readHeading, readLeadIn } from './headings.js';
import { HEADING_LEVELS } from './heading-lines.js';
import { isLegalNotice } from './legal-notice.js';
import { aroundPosting } from './navigation.js';

/** A block and the part of the posting that it belongs to. */
export interface SectionBlock extends Block {
  readonly section: SectionKind;
}

/** A text above the first heading with more words is a paragraph, and ends the header. */
const MAX_HEADER_WORDS = 14;
/** A heading with more words beside the known phrase is an ordinary sentence. */
const MAX_EXTRA_WORDS = 6;
/**
 * The same limit for a heading marked with `#`, in which the known phrase must have at least `MIN_PHRASE_WORDS`
 * words.
 */
const MAX_EXTRA_WORDS_MARKED = 20;
const MIN_PHRASE_WORDS = 3;
/** A paragraph with this many words does not belong to the heading of the list above it. */
const MIN_PARAGRAPH_WORDS = 20;
/** The same limit under a list with bullets, which has a clear end. */
const MIN_WORDS_UNDER_BULLETS = 5;
/** A label has at most this many words beside its known phrase. */
const MAX_EXTRA_LABEL_WORDS = 2;
/** Longest label in `Label: value`, in characters. */
const LONGEST_LABEL = 50;

const LISTED: ReadonlySet<SectionKind> = new Set(['requirements', 'preferred', 'negated', 'duties', 'stack']);
/** Labels that name a sort of skills if they stand in a list of skills, and a part of the posting elsewhere. */
const SKILL_LABELS: ReadonlySet<SectionKind> = new Set([
  'stack',
  'requirements',
  'duties',
  'role',
  'company',
  'location',
]);

interface OpenSection {
  readonly kind: SectionKind;
  readonly level: number;
  readonly indent: number;
}

/** What has been read since the last heading. */
interface List {
  readonly items: number;
  readonly bullets: boolean;
  /** A paragraph has ended the list. */
  readonly left: boolean;
}

const NO_LIST: List = { items: 0, bullets: false, left: false };

/** Returns each block with the part of the posting that it belongs to. */
export function readSections({ blocks }: Structure): SectionBlock[] {
  const sectioned: SectionBlock[] = [];
  let current: OpenSection = { kind: 'header', level: Infinity, indent: -1 };
  let outer = current;
  let list = NO_LIST;
  const around = aroundPosting(blocks);
  for (const [index, block] of blocks.entries()) {
    if (around[index] === true) {
      sectioned.push({ ...block, kind: 'text', section: 'process' });
      continue;
    }
    if (block.kind === 'heading') {
      const next = openSection(block, current, index);
      outer = isInnerList(block, blocks[index + 1]) ? current : next;
      current = next;
      list = NO_LIST;
    } else {
      if (current.kind === 'header' && endsHeader(block)) {
        current = { ...current, kind: 'intro' };
        outer = current;
      }
      if (outer !== current && list.items > 0 && block.indent <= current.indent) current = outer;
      list = listAfter(list, block);
    }
    const section = block.kind === 'heading' ? current.kind : sectionOf(block, current, list.left);
    sectioned.push({ ...block, section });
  }
  return sectioned;
}

function listAfter({ items, bullets, left }: List, block: Block): List {
  if (block.kind === 'item') return { items: items + 1, bullets: true, left: false };
  const least = bullets ? MIN_WORDS_UNDER_BULLETS : MIN_PARAGRAPH_WORDS;
  const leaves = items > 0 && block.afterGap && wordCount(block) >= least;
  return { items: items + 1, bullets, left: left || leaves };
}

/** Returns the part that a heading opens: the part that it names, else the part around it, else `other`. */
function openSection(heading: Block, current: OpenSection, index: number): OpenSection {
  const reading = readHeading(heading.text);
  const { level, indent } = heading;
  const known = reading !== undefined && isHeading(reading, level);
  // The first line is the title, even if it contains the name of a part.
  if (known && (index > 0 || reading.extraWords === 0)) return { kind: reading.kind, level, indent };
  const leadIn = index > 0 && /(?::|\.{3})$/.test(heading.text) ? readLeadIn(heading.text) : undefined;
  if (leadIn !== undefined) return { kind: leadIn, level, indent };
  if (current.kind === 'header') return { kind: 'header', level: Infinity, indent };
  if (level > current.level || (index > 0 && isPartOfList(heading, current))) return { ...current };
  return { kind: 'other', level, indent };
}

/** "Backend:" or "… including:" within a list that asks for skills: what follows belongs to the list. */
function isPartOfList(heading: Block, { kind, level }: OpenSection): boolean {
  return LISTED.has(kind) && heading.level >= HEADING_LEVELS.colon && level >= HEADING_LEVELS.colon;
}

function isHeading({ words, extraWords }: HeadingReading, level: number): boolean {
  return (
    extraWords <= MAX_EXTRA_WORDS || (level <= 6 && words >= MIN_PHRASE_WORDS && extraWords <= MAX_EXTRA_WORDS_MARKED)
  );
}

/** Whether an item such as `- Nice to have:` has a deeper list of its own. */
function isInnerList(heading: Block, next: Block | undefined): boolean {
  return heading.bullet !== '' && next !== undefined && next.indent > heading.indent;
}

function endsHeader(block: Block): boolean {
  if (block.text.includes(' | ')) return false;
  const words = wordCount(block);
  return words > MAX_HEADER_WORDS || (words > 5 && /[.!?]$/.test(block.text));
}

function wordCount({ text }: Block): number {
  return text.split(' ').length;
}

/**
 * Returns the part of a block. A block may name its own part ("Nice to have: Docker"), or follow the end of the list
 * above it.
 */
function sectionOf(block: Block, current: OpenSection, left: boolean): SectionKind {
  const kind = left && LISTED.has(current.kind) ? 'other' : current.kind;
  if (findInjection(block.text, 'posting') !== null || (block.kind === 'text' && isLegalNotice(block.text)))
    return 'legal';
  const colon = block.text.indexOf(':');
  if (colon < 2 || colon > LONGEST_LABEL || colon === block.text.length - 1) return kind;
  const label = block.text.slice(0, colon);
  // "Linux; bonus: eBPF": the label belongs to the second half.
  const reading = label.includes(';') ? undefined : readHeading(label);
  if (reading === undefined || reading.extraWords > MAX_EXTRA_LABEL_WORDS) return kind;
  return LISTED.has(kind) && SKILL_LABELS.has(reading.kind) ? kind : reading.kind;
}

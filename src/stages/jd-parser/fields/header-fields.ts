import { cellsOf } from '../structure/column-headings.js';
import { readFileSync } from 'node:fs';
import { type Posting } from '../posting.js';
import { foldHeading } from '../structure/folding.js';
import { type SectionBlock } from '../structure/sections.js';
import { type TextSpan } from '../text/text-builder.js';
import { wordsOf } from '../text/words.js';

/** The fields that a labelled line of a posting can state. */
export type FieldName =
  'role' | 'company' | 'location' | 'salary' | 'employment' | 'experience' | 'seniority' | 'remote' | 'domain';

/** A labelled value: `Location: Berlin`, a row of a table, or a heading with one short line below it. */
export interface HeaderField extends TextSpan {
  readonly name: FieldName;
  readonly text: string;
}

const NAMES: ReadonlyMap<string, FieldName[]> = readNames();

/** Longest label, in characters. */
const LONGEST_LABEL = 30;
/** Longest value, in characters; a longer text is a paragraph. */
const LONGEST_VALUE = 300;
/** A line with at most this many words under a heading such as "Role" or "Location" states the value. */
const MAX_WORDS_BELOW = 16;

const LABEL = new RegExp(
  String.raw`^["'(]{0,2}([\p{L}][\p{L} /&-]{1,${LONGEST_LABEL}})["')]{0,2} ?(?::-?|\?|=|\.{3})["' ]`,
  'u',
);

/** "Company - Acme": a label only among several such lines, for "Remote - US" is none. */
const DASHED = new RegExp(String.raw`^([\p{L}][\p{L} /&]{1,${LONGEST_LABEL}}) [-–] `, 'u');
const FEWEST_DASHED = 2;
/** Between labelled values of one line: "Role: Tester / Location: Oslo", "Role: Tester; Location: Oslo". */
const BETWEEN = / [/·•] |; /g;

function readNames(): Map<string, FieldName[]> {
  const data = JSON.parse(readFileSync(new URL('./data/header-fields.json', import.meta.url), 'utf8')) as Record<
    FieldName,
    string[]
  >;
  const names = new Map<string, FieldName[]>();
  for (const [name, labels] of Object.entries(data) as [FieldName, string[]][]) {
    for (const label of labels) names.set(label, [...(names.get(label) ?? []), name]);
  }
  return names;
}

/** Returns all labelled values of the posting in order. */
export function readHeaderFields({ blocks, text }: Posting): HeaderField[] {
  const dashed = blocks.filter((block) => nameOf(DASHED, block.text) !== undefined);
  const labels = dashed.length < FEWEST_DASHED ? [LABEL] : [LABEL, DASHED];
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    const cells = cellsOfFields(block);
    const columns = columnsOf(cells, blocks.slice(index + 1, index + 1 + cells.length));
    if (columns.length > 0) return columns;
    const labelled = cells.flatMap((cell, at) =>
      labelledCell({ text, labels }, cell, cells.length === 2 && at === 0 ? cells[1] : undefined),
    );
    return [...labelled, ...below(block, next, blocks[index + 2])];
  });
}

type Cell = TextSpan & { text: string };

function nameOf(label: RegExp, text: string): FieldName[] | undefined {
  return NAMES.get(foldHeading(label.exec(`${text.slice(0, LONGEST_LABEL + 8)} `)?.[1] ?? ''));
}

/** The cells of a line; the parts of "Role: Tester / Location: Oslo" if at least two have labels. */
function cellsOfFields(block: SectionBlock): Cell[] {
  const cells = cellsOf(block);
  const [only] = cells;
  if (only === undefined || cells.length > 1) return cells;
  const parts: Cell[] = [];
  let from = 0;
  for (const { index, 0: mark } of [...only.text.matchAll(BETWEEN), { index: only.text.length, 0: '' }]) {
    parts.push({ text: only.text.slice(from, index), start: only.start + from, end: only.start + index });
    from = index + mark.length;
  }
  return parts.filter((part) => nameOf(LABEL, part.text) !== undefined).length > 1 ? parts : cells;
}

/** A row of labels with a row of values below it: "Role | Company | Location". Each value may be a block of its own. */
function columnsOf(cells: readonly Cell[], below: readonly SectionBlock[]): HeaderField[] {
  const names = cells.map((cell) => NAMES.get(foldHeading(cell.text)));
  const [row] = below;
  if (cells.length < 2 || row === undefined || names.includes(undefined)) return [];
  const values = cellsOf(row).length === 1 ? below : cellsOf(row);
  if (values.length !== cells.length || values.some(({ text }) => text.length > LONGEST_VALUE)) return [];
  return values.flatMap(({ start, end, text }, at) => (names[at] ?? []).map((name) => ({ name, start, end, text })));
}

function labelledCell(
  { text, labels }: { text: string; labels: readonly RegExp[] },
  cell: Cell,
  value: Cell | undefined,
): HeaderField[] {
  const names = NAMES.get(foldHeading(cell.text));
  if (names !== undefined && value !== undefined) {
    const { start, end, text: stated } = value;
    return names.map((name) => ({ name, start, end, text: stated }));
  }
  for (const label of labels) {
    const match = label.exec(`${cell.text.slice(0, LONGEST_LABEL + 8)} `);
    const found = NAMES.get(foldHeading(match?.[1] ?? ''));
    if (match !== null && found !== undefined)
      return found.flatMap((name) => fieldAt(text, name, cell.start + match[0].length, cell.end));
  }
  return [];
}

/** Reads a heading that is a label, with its value on the next line. */
function below(heading: SectionBlock, value: SectionBlock | undefined, next: SectionBlock | undefined): HeaderField[] {
  if (value === undefined || value.kind === 'heading') return [];
  const label = foldHeading(heading.text);
  const names = NAMES.get(label) ?? [];
  // "Employment type" above "Full-time", as a page shows its facts; one word alone may be anything.
  const isFact = heading.kind !== 'heading' && label.includes(' ') && !NAMES.has(foldHeading(value.text));
  if (heading.kind !== 'heading' && !isFact) return [];
  const lone = isFact || next === undefined || next.kind === 'heading' || next.afterGap;
  if (!lone || wordsOf(value.text).length > MAX_WORDS_BELOW) return [];
  return names.map((name) => ({ name, start: value.start, end: value.end, text: value.text }));
}

function fieldAt(text: string, name: FieldName, from: number, end: number): HeaderField[] {
  const raw = text.slice(from - 1, Math.min(end, from + LONGEST_VALUE));
  const value = raw.replace(/^[\s"']{1,4}/, '').replace(/["'\s]{1,4}$/, '');
  if (value === '') return [];
  const start = from - 1 + raw.indexOf(value);
  return [{ name, start, end: start + value.length, text: value }];
}

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
  String.raw`^["'(]{0,2}([\p{L}][\p{L} /&-]{1,${LONGEST_LABEL}})["')]{0,2} ?(?::-?|\?|=)["' ]`,
  'u',
);

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
  return blocks.flatMap((block, index) => {
    const cells = cellsOf(block);
    const labelled = cells.flatMap((cell, at) =>
      labelledCell(text, cell, cells.length === 2 && at === 0 ? cells[1] : undefined),
    );
    return [...labelled, ...below(block, blocks[index + 1], blocks[index + 2])];
  });
}

function labelledCell(
  text: string,
  cell: TextSpan & { text: string },
  value: (TextSpan & { text: string }) | undefined,
): HeaderField[] {
  const names = NAMES.get(foldHeading(cell.text));
  if (names !== undefined && value !== undefined) {
    const { start, end, text: stated } = value;
    return names.map((name) => ({ name, start, end, text: stated }));
  }
  const match = LABEL.exec(`${cell.text.slice(0, LONGEST_LABEL + 8)} `);
  const labels = NAMES.get(foldHeading(match?.[1] ?? ''));
  if (match === null || labels === undefined) return [];
  return labels.flatMap((name) => fieldAt(text, name, cell.start + match[0].length, cell.end));
}

/** Reads a heading that is a label, with its value on the next line. */
function below(heading: SectionBlock, value: SectionBlock | undefined, next: SectionBlock | undefined): HeaderField[] {
  if (heading.kind !== 'heading' || value === undefined || value.kind === 'heading') return [];
  const names = NAMES.get(foldHeading(heading.text)) ?? [];
  const lone = next === undefined || next.kind === 'heading' || next.afterGap;
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

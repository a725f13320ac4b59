import { type CleanText } from '../text/text-builder.js';
import { isContinuation, pageWidth } from './continuation.js';
import { headingLevel } from './heading-lines.js';
import { type Line } from './lines.js';
import { readLines } from './lines.js';

/** A heading, an item of a list, or a paragraph: one or more lines of the clean text. */
export interface Block {
  readonly kind: 'heading' | 'item' | 'text';
  /** Offsets in the text of the structure. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Level of a heading, 1 is the highest; 0 for other blocks. */
  readonly level: number;
  readonly indent: number;
  readonly bullet: string;
  /** An empty line precedes the block. */
  readonly afterGap: boolean;
}

/** The clean text with broken lines joined, and its blocks. */
export interface Structure {
  readonly clean: CleanText;
  /** Has the same length as the clean text: a line break inside a block is a space here. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Finds the blocks of a clean text. */
export function readStructure(clean: CleanText): Structure {
  const lines = readLines(clean);
  const width = pageWidth(lines);
  const groups: { lines: Line[]; level: number; afterGap: boolean }[] = [];
  let afterGap = true;
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    const current = groups.at(-1);
    if (line.text === '' || line.mark === 'rule') afterGap = true;
    else {
      const level = headingLevel(line, above, lines[index + 1], lines[index + 2]);
      const joins = level === 0 && !afterGap && current?.level === 0 && above !== undefined;
      if (joins && isContinuation(above, line, width)) current.lines.push(line);
      else groups.push({ lines: [line], level, afterGap });
      afterGap = false;
    }
  }
  const text = joinLines(clean.text, groups);
  return { clean, text, blocks: groups.map((group) => toBlock(group, text)) };
}

function joinLines(text: string, groups: readonly { lines: readonly Line[] }[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { lines } of groups) {
    for (const line of lines.slice(1)) {
      const lineBreak = text.lastIndexOf('\n', line.start);
      pieces.push(text.slice(done, lineBreak), ' ');
      done = lineBreak + 1;
    }
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}

function toBlock(group: { lines: readonly Line[]; level: number; afterGap: boolean }, text: string): Block {
  const [first] = group.lines;
  const last = group.lines.at(-1);
  if (first === undefined || last === undefined) throw new Error('A block has at least one line');
  return {
    kind: group.level > 0 ? 'heading' : first.mark === 'item' ? 'item' : 'text',
    start: first.start,
    end: last.end,
    text: text.slice(first.start, last.end),
    level: group.level,
    indent: first.indent,
    bullet: first.bullet,
    afterGap: group.afterGap,
  };
}

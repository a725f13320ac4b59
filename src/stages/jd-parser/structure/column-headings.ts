import { type TextSpan } from '../text/text-builder.js';
import { readHeading, type SectionKind } from './headings.js';
import { type SectionBlock } from './sections.js';

/** The cells of a line or of a table's row, parted by ` | `. */
export function cellsOf(block: TextSpan & { text: string }): (TextSpan & { text: string })[] {
  const cells: (TextSpan & { text: string })[] = [];
  let at = 0;
  for (const part of block.text.split('|')) {
    const text = part.trim();
    const start = block.start + at + (part.length - part.trimStart().length);
    if (text !== '') cells.push({ text, start, end: start + text.length });
    at += part.length + 1;
  }
  return cells;
}

/**
 * Gives each cell of a table to the part that its column's heading names: "Must have | Nice to have". A table without
 * such a row of headings stays as it is.
 */
export function partColumns(blocks: readonly SectionBlock[]): SectionBlock[] {
  let columns: readonly SectionKind[] | null = null;
  return blocks.flatMap((block) => {
    const cells = cellsOf(block);
    const headings = cells.length < 2 ? null : columnKinds(cells.map(({ text }) => text));
    if (headings !== null) {
      columns = headings;
      return [block];
    }
    if (columns === null || cells.length !== columns.length) {
      columns = null;
      return [block];
    }
    const kinds = columns;
    return cells.map((cell, index) => ({
      ...block,
      ...cell,
      kind: 'item' as const,
      section: kinds[index] ?? block.section,
    }));
  });
}

/** The parts that the cells of a row name, if each names one and they differ. */
function columnKinds(cells: readonly string[]): SectionKind[] | null {
  const kinds = cells.map((cell) => {
    const reading = readHeading(cell);
    return reading !== undefined && reading.extraWords === 0 ? reading.kind : null;
  });
  const named = kinds.filter((kind) => kind !== null);
  return named.length === cells.length && new Set(named).size > 1 ? named : null;
}

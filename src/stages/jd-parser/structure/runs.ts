import { type TextSpan } from '../text/text-builder.js';
import { type SectionKind } from './headings.js';
import { type SectionBlock } from './sections.js';

/** Blocks at most this many characters apart are searched as one text: empty lines, bullets, heading signs. */
const LARGEST_GAP = 8;

/** Returns the text without some parts of the posting, as spans of neighbouring blocks. */
export function runsWithout(blocks: readonly SectionBlock[], skipped: ReadonlySet<SectionKind>): TextSpan[] {
  const runs: TextSpan[] = [];
  for (const { start, end, section } of blocks) {
    if (skipped.has(section)) continue;
    const last = runs.at(-1);
    if (last !== undefined && start - last.end <= LARGEST_GAP) runs[runs.length - 1] = { start: last.start, end };
    else runs.push({ start, end });
  }
  return runs;
}

/** Returns what `find` finds in each span, with offsets in the whole text. */
export function findInSpans<T extends TextSpan>(
  text: string,
  spans: readonly TextSpan[],
  find: (part: string) => T[],
): T[] {
  return spans.flatMap((span) => {
    const found = find(text.slice(span.start, span.end));
    return span.start === 0
      ? found
      : found.map((one) => Object.assign({}, one, { start: one.start + span.start, end: one.end + span.start }));
  });
}

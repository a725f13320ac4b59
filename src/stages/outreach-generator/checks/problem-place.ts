import { type DraftProblem, type FoundProblem, kindOf, LONGEST_QUOTE, type TextRange } from './draft-problem.js';
import { type DraftText } from './text/draft-text.js';

/** Adds to a problem its kind, and its place in the draft. */
export function placed({ range, ...problem }: FoundProblem, text: DraftText): DraftProblem {
  const kind = kindOf(problem.code);
  const original = originalRange(problem.text, range, text);
  if (original === null) return { ...problem, kind, place: null };
  const { start, end } = trimmed(original, text.full);
  const place =
    start < text.bodyStart
      ? { field: 'subjectLine' as const, start, end: Math.min(end, text.bodyStart - 1) }
      : { field: 'messageText' as const, start: start - text.bodyStart, end: end - text.bodyStart };
  return { ...problem, kind, text: text.full.slice(start, end).slice(0, LONGEST_QUOTE), place };
}

/** The range in the whole text. A problem without a range is looked for by its words. */
function originalRange(words: string, range: TextRange | null, { neutral, marked, full }: DraftText): TextRange | null {
  if (range !== null) return marked.originalRange(range.start, range.end);
  if (words === '') return null;
  const at = neutral.indexOf(words);
  if (at !== -1) return marked.originalRange(at, at + words.length);
  const inFull = full.indexOf(words);
  return inFull === -1 ? null : { start: inFull, end: inFull + words.length };
}

function trimmed({ start, end }: TextRange, text: string): TextRange {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}

import { type SectionBlock } from './sections.js';

/** A sentence, or an item of a list. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly block: SectionBlock;
}

/** The end of a sentence, with the space and the beginning of the next sentence. */
const STOP =
  /[.!?;]["')]{0,2} {1,2}(?=["'(]?(?:[\p{Lu}\p{N}$€£]|i[OP]\p{L}|macOS)|\.\.\.)|(?<=\p{Ll}{4})\. (?=\p{Ll}{2})/gu;
/** Words that end in a dot inside a sentence. */
const ABBREVIATION =
  /(?:^|[ (/])(?:e\.g|i\.e|ex|eg|ie|etc|vs|sr|jr|st|no|nr|approx|min|max|incl|inc|ltd|co|dr|prof|mr|ms|mrs|dept|ca|u\.s|b\.sc|m\.sc|ph\.d|\p{Lu})$/iu;
/** Although `etc.` is an abbreviation, it ends a sentence if a new sentence clearly begins after it. */
const ENDING_ABBREVIATION = /(?:^|[ (/])etc$/i;

/**
 * Longest sentence in characters. A longer one is an endless list; it is cut, so that the work for each sentence has a
 * limit.
 */
const LONGEST_SENTENCE = 800;

/** Cuts the blocks into sentences. */
export function readSentences(blocks: readonly SectionBlock[]): Sentence[] {
  return blocks.flatMap((block) => {
    const ends = [...block.text.matchAll(STOP)]
      .filter((match) => !match[0].startsWith('.') || !isAbbreviation(block.text, match.index))
      .map((match) => match.index + match[0].length);
    const sentences: Sentence[] = [];
    let from = 0;
    for (const end of [...ends, block.text.length]) {
      while (from < end) {
        const to = end - from > LONGEST_SENTENCE ? cutBefore(block.text, from) : end;
        sentences.push({ start: block.start + from, end: block.start + to, block });
        from = to;
      }
    }
    return sentences;
  });
}

/** Returns the offset after the last comma, or else the last space, within the longest sentence. */
function cutBefore(text: string, from: number): number {
  const limit = from + LONGEST_SENTENCE;
  const comma = text.lastIndexOf(', ', limit);
  const blank = text.lastIndexOf(' ', limit);
  if (comma > from) return comma + 2;
  return blank > from ? blank + 1 : limit;
}

function isAbbreviation(text: string, dot: number): boolean {
  const before = text.slice(Math.max(0, dot - 12), dot);
  return ABBREVIATION.test(before) && !ENDING_ABBREVIATION.test(before);
}

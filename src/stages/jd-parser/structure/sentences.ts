import type { SectionBlock } from './sections.js';

/** A sentence, or what stands for one in a list. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly block: SectionBlock;
}

/** A sign that may end a sentence, with the blank and the beginning of the next one. */
const STOP = /[.!?;]["')]{0,2} {1,2}(?=["'(]?[\p{Lu}\p{N}$€£]|\.\.\.)/gu;
/** Words that end in a dot inside a sentence. */
const ABBREVIATION = /(?:^|[ (/])(?:e\.g|i\.e|eg|ie|etc|vs|sr|jr|st|no|nr|approx|min|max|incl|inc|ltd|co|dr|prof|mr|ms|mrs|dept|ca|u\.s|b\.sc|m\.sc|ph\.d|\p{Lu})$/iu;
/** `etc.` may end a sentence all the same where a new one clearly begins. */
const ENDING_ABBREVIATION = /(?:^|[ (/])etc$/i;

/** Cuts the blocks into sentences. */
export function readSentences(blocks: readonly SectionBlock[]): Sentence[] {
  return blocks.flatMap((block) => {
    const sentences: Sentence[] = [];
    let from = 0;
    for (const match of block.text.matchAll(STOP)) {
      if (match[0].startsWith('.') && isAbbreviation(block.text, match.index)) continue;
      const to = match.index + match[0].length;
      sentences.push({ start: block.start + from, end: block.start + to, block });
      from = to;
    }
    if (from < block.text.length) sentences.push({ start: block.start + from, end: block.end, block });
    return sentences;
  });
}

function isAbbreviation(text: string, dot: number): boolean {
  const before = text.slice(Math.max(0, dot - 12), dot);
  return ABBREVIATION.test(before) && !ENDING_ABBREVIATION.test(before);
}

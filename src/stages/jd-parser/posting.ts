import { readStructure } from './structure/blocks.js';
import { type SectionBlock } from './structure/sections.js';
import { readSections } from './structure/sections.js';
import { type Sentence } from './structure/sentences.js';
import { readSentences } from './structure/sentences.js';
import { unglue } from './structure/unglue.js';
import { cleanText } from './text/clean-text.js';
import { type TextSpan } from './text/text-builder.js';
import { type Word } from './text/words.js';
import { wordsOf } from './text/words.js';

/** A posting prepared for reading. All offsets refer to `text` unless stated otherwise. */
export interface Posting {
  /** Clean text: no markup, broken lines joined. */
  readonly text: string;
  readonly blocks: readonly SectionBlock[];
  readonly sentences: readonly Sentence[];
  readonly words: readonly Word[];
  /** Returns where a span of `text` stands in the posting as it was sent. */
  sourceSpan(span: TextSpan): TextSpan;
  /** Returns the words of a span as the posting was sent. */
  sourceText(span: TextSpan): string;
}

/** Reads the structure of a posting. */
export function readPosting(source: string): Posting {
  const structure = readStructure(unglue(cleanText(source)));
  const blocks = readSections(structure);
  const sourceSpan = ({ start, end }: TextSpan) => structure.clean.sourceSpan(start, end);
  return {
    text: structure.text,
    blocks,
    sentences: readSentences(blocks),
    words: wordsOf(structure.text),
    sourceSpan,
    sourceText: (span) => {
      const { start, end } = sourceSpan(span);
      return source.slice(start, end);
    },
  };
}

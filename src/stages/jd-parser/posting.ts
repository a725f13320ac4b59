import { detectLanguage, type LanguageReading } from './languages/language-detector.js';
import { lineLanguages } from './languages/line-languages.js';
import { translate } from './languages/translate.js';
import { readStructure } from './structure/blocks.js';
import { partColumns } from './structure/column-headings.js';
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
  /** Clean text: no markup, broken lines joined, known words of other languages in English. */
  readonly text: string;
  readonly blocks: readonly SectionBlock[];
  readonly sentences: readonly Sentence[];
  readonly words: readonly Word[];
  /** The language of most of the posting, or null if it has too few words to tell. */
  readonly language: LanguageReading | null;
  /** The languages, as ISO 639-1 codes, from which lines were translated. */
  readonly translated: readonly string[];
  /** Returns where a span of `text` stands in the posting as it was sent. */
  sourceSpan(span: TextSpan): TextSpan;
  /** Returns the words of a span in the posting's own language, without markup. */
  writtenText(span: TextSpan): string;
}

/** Reads the structure of a posting. */
export function readPosting(source: string): Posting {
  const written = cleanText(source);
  const language = detectLanguage(written.text, wordsOf(written.text));
  const { lines, languages } = lineLanguages(written.text, language);
  const structure = readStructure(unglue(languages.length === 0 ? written : translate(written, lines)));
  const blocks = partColumns(readSections(structure));
  return {
    text: structure.text,
    blocks,
    sentences: readSentences(blocks),
    words: wordsOf(structure.text),
    language,
    translated: languages,
    sourceSpan: ({ start, end }) => structure.clean.sourceSpan(start, end),
    // Only a translation differs from the text in more than joined lines.
    writtenText: ({ start, end }) =>
      languages.length === 0
        ? structure.text.slice(start, end)
        : withoutBreaks(structure.clean.writtenText(start, end)),
  };
}

function withoutBreaks(text: string): string {
  return text.replaceAll('\n', ' ');
}

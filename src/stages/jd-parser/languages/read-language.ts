import { Problem } from '../../../platform/common/problem.js';
import { type Posting } from '../posting.js';
import { type SectionKind } from '../structure/headings.js';
import { type SectionBlock } from '../structure/sections.js';
import { readSentences } from '../structure/sentences.js';
import { wordsOf } from '../text/words.js';
import { countLanguages, type LanguageReading } from './language-detector.js';
import { languageOf } from './language-data.js';
import { readScript } from './scripts.js';

/** What is known of the posting's language, and the posting without the parts that cannot be read. */
export interface ReadablePosting {
  /** ISO 639-1, or null if the posting has too few words to tell. */
  readonly code: string | null;
  readonly warnings: readonly string[];
  readonly posting: Posting;
}

/** With so many English small words the requirements are an English section, and are read. */
const FEWEST_ENGLISH = 2.5;
const ASKING: ReadonlySet<SectionKind> = new Set(['requirements', 'preferred', 'stack', 'duties']);
/** A language besides the main one is worth a warning from this share of English. */
const MOSTLY_ENGLISH = 0.9;

/**
 * Returns the posting with the parts that can be read.
 * @throws Problem `job_description_unusable` if the language has no file in `languages/data` and no section that asks
 * for skills is in English
 */
export function readLanguage(posting: Posting): ReadablePosting {
  const { language, translated } = posting;
  if (language === null || language.code === 'en' || languageOf(language.code) !== undefined) {
    return { code: language?.code ?? translated[0] ?? null, warnings: [], posting };
  }
  const blocks = withoutForeign(posting.blocks, language);
  const english = blocks
    .filter(({ section }) => ASKING.has(section))
    .reduce((sum, { text }) => sum + englishWords(text), 0);
  if (english < FEWEST_ENGLISH && language.english < MOSTLY_ENGLISH) throw unreadable(language.name);
  return {
    code: language.code,
    warnings: [
      `Most of the posting is written in ${language.name}, which cannot be read; only its English parts were read.`,
    ],
    posting: { ...posting, blocks, sentences: readSentences(blocks) },
  };
}

function unreadable(name: string): Problem {
  return new Problem(
    'job_description_unusable',
    `The job description is written in ${name}, which cannot be read. Paste a version in English, German, French, Spanish, Portuguese, Italian, Dutch or Polish.`,
  );
}

function englishWords(text: string): number {
  return countLanguages(wordsOf(text)).counts.get('en') ?? 0;
}

/**
 * Makes the blocks of another language silent. A heading in that language is not understood, so that the list below it
 * is silent too, until a known heading.
 */
function withoutForeign(blocks: readonly SectionBlock[], language: LanguageReading): SectionBlock[] {
  let unknownHeading = false;
  return blocks.map((block, index) => {
    const { counts } = countLanguages(wordsOf(block.text));
    const english = counts.get('en') ?? 0;
    const foreign = readScript(block.text) !== null || (counts.get(language.code) ?? 0) > english;
    if (foreign && block.kind !== 'item') unknownHeading = true;
    if (block.kind === 'heading' && !foreign) unknownHeading = false;
    const silent = index > 0 && (foreign || (unknownHeading && english < 1));
    return silent ? { ...block, section: 'process' } : block;
  });
}

import { type TextSpan } from '../text/text-builder.js';
import { wordsOf } from '../text/words.js';
import { type Language, languageOf, READ_LANGUAGES } from './language-data.js';
import { countLanguages, type LanguageCounts, type LanguageReading } from './language-detector.js';

/** A line and the language that its words are translated from; null if it is read as it is. */
export interface LineLanguage extends TextSpan {
  readonly language: Language | null;
}

/** A language may occur in a posting of another language with at least this many small words, and this share of all. */
const FEWEST_IN_TEXT = 4;
const LEAST_SHARE = 0.08;
/** Small words that show that a line is in another language than the posting. */
const FEWEST_IN_LINE = 2.5;
const FEWEST_ENGLISH_IN_LINE = 1.5;
const TIMES_MORE = 2;

/**
 * Returns each line with its language. In a posting of two languages a line with too few words to tell is in the
 * language of the posting, since lists of tools are read alike in all languages.
 */
export function lineLanguages(
  text: string,
  posting: LanguageReading | null,
): { lines: LineLanguage[]; languages: string[] } {
  const isRead = posting === null || posting.code === 'en' || languageOf(posting.code) !== undefined;
  if (!isRead) return { lines: [], languages: [] };
  const whole = countLanguages(wordsOf(text));
  const main = posting === null || posting.code === 'en' ? null : posting.code;
  const others = main === null ? candidatesOf(whole) : candidatesOf(whole).filter((code) => code !== main);
  const candidates = main === null ? others : [main, ...others];
  if (candidates.length === 0) return { lines: [], languages: [] };
  const lines: LineLanguage[] = [];
  const used = new Set<string>();
  let start = 0;
  for (const line of text.split('\n')) {
    const code = codeOfLine(countLanguages(wordsOf(line)), candidates, main);
    if (code !== null && line !== '') used.add(code);
    lines.push({ start, end: start + line.length, language: code === null ? null : (languageOf(code) ?? null) });
    start += line.length + 1;
  }
  return { lines, languages: [...used] };
}

/** The languages with files that the text has enough words of. */
function candidatesOf({ counts, all }: LanguageCounts): string[] {
  return READ_LANGUAGES.filter((code) => {
    const count = counts.get(code) ?? 0;
    return count >= FEWEST_IN_TEXT && count >= all * LEAST_SHARE;
  });
}

function codeOfLine({ counts }: LanguageCounts, candidates: readonly string[], main: string | null): string | null {
  const count = (code: string | null) => (code === null ? 0 : (counts.get(code) ?? 0));
  const english = count('en');
  const [best = null] = candidates.toSorted((one, other) => count(other) - count(one));
  if (main === null) return count(best) >= FEWEST_IN_LINE && count(best) >= english * TIMES_MORE ? best : null;
  if (english >= FEWEST_ENGLISH_IN_LINE && english > count(best)) return null;
  return count(best) >= FEWEST_IN_LINE && count(best) >= count(main) * TIMES_MORE ? best : main;
}

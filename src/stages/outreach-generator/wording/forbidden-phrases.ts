import { PhraseMatcher, plainWords } from '../../../knowledge/text/phrase-matcher.js';
import { readData } from '../read-data.js';

interface PhraseFile {
  categories: { code: ForbiddenCode; reason: string; phrases: string[]; unless?: string[] }[];
}

/** Kinds of forbidden wordings (data/forbidden-phrases.json). */
export type ForbiddenCode =
  | 'cliche'
  | 'flattery'
  | 'urgency'
  | 'pressure'
  | 'code-reading'
  | 'relationship'
  | 'benefit'
  | 'pay'
  | 'protected-trait'
  | 'data-source'
  | 'work-mode';

/** A forbidden wording that was found in a draft. */
export interface ForbiddenWording {
  code: ForbiddenCode;
  /** The words. */
  text: string;
  /** Where they start, in the words of the sentence. */
  start: number;
  /** Why it is forbidden. */
  reason: string;
}

const { categories } = readData<PhraseFile>('forbidden-phrases.json');
const OWNERS = new Map(
  categories.flatMap(({ code, reason, phrases, unless }) => {
    const exception = unless === undefined ? null : new PhraseMatcher(unless);
    return phrases.map((phrase) => [phrase, { code, reason, exception }] as const);
  }),
);
const ALL = new PhraseMatcher([...OWNERS.keys()]);

/**
 * Finds the forbidden wordings in a sentence.
 * @param words the result of `plainWords` for the sentence
 */
export function forbiddenWordings(words: string): ForbiddenWording[] {
  const found: ForbiddenWording[] = [];
  for (const { phrase, text, start } of ALL.hits(words)) {
    const owner = OWNERS.get(phrase);
    if (owner !== undefined && owner.exception?.hits(words).next().value === undefined)
      found.push({ code: owner.code, reason: owner.reason, text, start });
  }
  return found;
}

/** Whether a message should not repeat this title of a posting (`Rockstar Developer`). */
export function hasCliche(title: string): boolean {
  return forbiddenWordings(plainWords(title)).some(({ code }) => code === 'cliche' || code === 'flattery');
}

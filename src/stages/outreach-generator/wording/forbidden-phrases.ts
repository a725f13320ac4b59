import { PhraseMatcher, plainWords } from '../../../knowledge/text/phrase-matcher.js';
import { readData } from '../read-data.js';

interface PhraseFile {
  categories: { code: ForbiddenCode; reason: string; phrases: string[]; unless?: string[] }[];
}

/** Kinds of wordings that no draft may have: data/forbidden-phrases.json. */
export type ForbiddenCode =
  | 'cliche'
  | 'flattery'
  | 'urgency'
  | 'pressure'
  | 'code-reading'
  | 'relationship'
  | 'benefit'
  | 'pay'
  | 'protected-trait';

/** A wording found that no draft may have. */
export interface ForbiddenWording {
  code: ForbiddenCode;
  /** The words. */
  text: string;
  /** Why it is refused. */
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
 * What a sentence has of the wordings that no draft may have.
 * @param words the sentence as `plainWords` gives it
 */
export function forbiddenWordings(words: string): ForbiddenWording[] {
  const found: ForbiddenWording[] = [];
  for (const { phrase, text } of ALL.hits(words)) {
    const owner = OWNERS.get(phrase);
    if (owner !== undefined && owner.exception?.hits(words).next().value === undefined)
      found.push({ code: owner.code, reason: owner.reason, text });
  }
  return found;
}

/** Whether a posting's title is one that a message should not repeat (`Rockstar Developer`). */
export function hasCliche(title: string): boolean {
  return forbiddenWordings(plainWords(title)).some(({ code }) => code === 'cliche' || code === 'flattery');
}

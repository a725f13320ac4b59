import { readFileSync } from 'node:fs';
import { type PhraseHit, PhraseMatcher, plainWords } from '../text/phrase-matcher.js';
import { hasProfileSign } from './profile-signs.js';

/**
 * The kind of a text: a job posting; what people write about themselves and their repositories; or a draft of a message
 * with the names in it. Some wordings are suspicious in one kind and ordinary in another.
 */
export type TextKind = 'posting' | 'profile' | 'draft';

interface PhraseGroup {
  in: 'everywhere' | 'people' | 'drafts';
  phrases: string[];
  unless?: string[];
}

const KINDS: Readonly<Record<PhraseGroup['in'], readonly TextKind[]>> = {
  everywhere: ['posting', 'profile', 'draft'],
  people: ['profile', 'draft'],
  drafts: ['draft'],
};

const { groups } = JSON.parse(readFileSync(new URL('./phrases.json', import.meta.url), 'utf8')) as {
  groups: PhraseGroup[];
};

/** The words that make a phrase harmless, by phrase. */
const EXCEPTIONS = new Map(
  groups.flatMap(({ phrases, unless }) => {
    const exception = unless === undefined ? null : new PhraseMatcher(unless);
    return phrases.map((phrase) => [phrase, exception] as const);
  }),
);

const matcherOf = (kind: TextKind): PhraseMatcher =>
  new PhraseMatcher(groups.flatMap((group) => (KINDS[group.in].includes(kind) ? group.phrases : [])));
const MATCHERS: Readonly<Record<TextKind, PhraseMatcher>> = {
  posting: matcherOf('posting'),
  profile: matcherOf('profile'),
  draft: matcherOf('draft'),
};

/** Marks with which prompts separate the roles of their parts. A role is at the start of a line. */
const ROLE_MARK =
  /<\|im_|\bim_(?:start|end)\b|\[\/?system\]|^\s{0,3}(?:system|assistant|developer)(?: message| note| override)?\s?:/imu;

/** The same in the notation of some models. In capitals only: `Inst.` is an institute. */
const INSTRUCTION_MARK = /\bINST\b/u;

/**
 * Finds words with which a text tries to give instructions to its reader, a person or a machine; null if there are
 * none. This filter cannot find everything. The protection is that strangers' texts are never obeyed, and that words
 * alone prove almost nothing.
 * @param words the result of `plainWords` for the text, if it is already known
 */
export function findInjection(text: string, kind: TextKind, words: string = plainWords(text)): string | null {
  for (const hit of MATCHERS[kind].hits(words)) {
    if (!isExcused(hit, EXCEPTIONS.get(hit.phrase), words)) return hit.text;
  }
  const mark = ROLE_MARK.exec(text) ?? INSTRUCTION_MARK.exec(text);
  if (mark !== null) return mark[0].trim();
  return kind === 'profile' && hasProfileSign(text) ? text : null;
}

/** `as an ai` is harmless if it continues as `as an ai engineer`, at this place of the text. */
function isExcused(found: PhraseHit, exception: PhraseMatcher | null | undefined, words: string): boolean {
  if (!exception) return false;
  for (const { text, start } of exception.hits(words)) {
    if (start === found.start && text.startsWith(found.text)) return true;
  }
  return false;
}

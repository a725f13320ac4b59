import { LRUCache } from 'lru-cache';
import { type Count, countsIn, wordsWithNumbers } from './counts.js';
import { meantWords } from './concepts.js';

/** A sentence of the posting, or a title of work, as meanings. */
export interface PostingSentence {
  meanings: ReadonlySet<string>;
  counts: readonly Count[];
}

/** What a posting says: the meanings of its words, and its numbers with what they count. */
export interface PostingStatements {
  /** Meanings in sentences that say yes. */
  said: ReadonlySet<string>;
  /** Meanings in sentences that say no ("We cannot sponsor visas"). */
  denied: ReadonlySet<string>;
  sentences: readonly PostingSentence[];
  /** Meanings by line: what stands in one line belongs together. */
  lines: readonly ReadonlySet<string>[];
}

const SENTENCE = /\n+|(?<=[.!?;])\s+|\s[·|•—–-]\s|(?<=\p{L})\)\s|[()]/u;
/** Words that deny what their sentence says. */
export const DENIES =
  /(?<![^ ])(?:no|not|never|without|cannot|cant|dont|doesnt|wont|isnt|arent|nobody|none|nothing|neither|nor|kein|keine|keinen|keiner|nicht|nie|ohne|niemand|pas|sans|aucun|aucune|jamais|sin|nunca|ningun|ninguna|nadie)(?![^ ])/;
const MOST_POSTINGS = 20;
const known = new LRUCache<string, PostingStatements>({ max: MOST_POSTINGS, memoMethod: read });

/** What a posting says. All messages of a run are about one posting, so the last ones are remembered. */
export function postingStatements(text: string): PostingStatements {
  return known.memo(text);
}

function read(text: string): PostingStatements {
  const said = new Set<string>();
  const denied = new Set<string>();
  const sentences = text.split(SENTENCE).flatMap((sentence) => {
    const statement = statementOf(sentence);
    if (statement === null) return [];
    const target = statement.isDenied ? denied : said;
    for (const meaning of statement.meanings) target.add(meaning);
    return [statement];
  });
  const lines = text
    .split('\n')
    .map((line) => new Set(meantWords(wordsWithNumbers(line)).flatMap((word) => word.meanings)));
  return { said, denied, sentences, lines };
}

/** Reads a sentence; null if it has no words. */
export function statementOf(sentence: string): (PostingSentence & { isDenied: boolean }) | null {
  const words = wordsWithNumbers(sentence);
  if (words === '') return null;
  const meant = meantWords(words);
  return {
    meanings: new Set(meant.flatMap((word) => word.meanings)),
    counts: countsIn(sentence),
    isDenied: DENIES.test(words),
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { foldAccents, tokensOf } from './tokens.js';

/** The file of one language. Every entry is an English phrase with the phrases that mean it, separated by ` | `. */
interface LanguageFile {
  code: string;
  name: string;
  /** Headings and labels, which count only as a whole line, or before a colon or a cell's end. */
  headings: Record<string, string>;
  /** Words and phrases by topic. The topics only keep the file readable. */
  phrases: Record<string, Record<string, string>>;
  /** Last parts of compound words: `developer` for `entwickler` in `Softwareentwickler`. */
  compounds?: Record<string, string>;
  /** Letters that join the parts of a compound word. */
  joints?: string[];
  /** Endings that follow a noun in a gender form: `in` in `Entwickler:in`. */
  genderEndings: string[];
  /** Words that mean "to" between two numbers. */
  rangeWords: string[];
  /** Words that mean "in" before a name and something else before other words: `a Milano`. */
  inWords?: string[];
}

/** One word of a phrase; a stem stands for all words that begin with it. */
export interface PhraseWord {
  readonly key: string;
  readonly stem: boolean;
}

/** A phrase of the language and what it means in English. */
export interface PhraseEntry {
  readonly words: readonly PhraseWord[];
  readonly english: string;
  /** The phrase is an abbreviation: a dot after it belongs to it. */
  readonly dot: boolean;
  /** A small word, such as an article: with a capital it may be the beginning of a name. */
  readonly grammar: boolean;
}

/** A language that the parser reads. */
export interface Language {
  readonly code: string;
  readonly name: string;
  readonly phrases: PhraseIndex;
  readonly headings: PhraseIndex;
  /** Longest first. */
  readonly compounds: readonly (readonly [string, string])[];
  readonly joints: readonly string[];
  readonly genderEndings: ReadonlySet<string>;
  readonly rangeWords: ReadonlySet<string>;
  readonly inWords: ReadonlySet<string>;
}

/** A shorter stem would match words that have nothing to do with it. */
const SHORTEST_STEM = 3;

/** The phrases of a language by their first word. */
export class PhraseIndex {
  private readonly exact = new Map<string, PhraseEntry[]>();
  private readonly stems = new Map<string, PhraseEntry[]>();
  private readonly cache = new Map<string, readonly PhraseEntry[]>();

  constructor(entries: readonly PhraseEntry[]) {
    for (const entry of entries) {
      const [first] = entry.words;
      if (first === undefined) continue;
      const map = first.stem ? this.stems : this.exact;
      const known = map.get(first.key);
      if (known === undefined) map.set(first.key, [entry]);
      else known.push(entry);
    }
  }

  /** Returns the phrases that may begin with a word, the longest first; of equal length, whole words before stems. */
  startingWith(word: string): readonly PhraseEntry[] {
    const cached = this.cache.get(word);
    if (cached !== undefined) return cached;
    const found = [...(this.exact.get(word) ?? [])];
    for (let length = word.length; length >= SHORTEST_STEM; length--)
      found.push(...(this.stems.get(word.slice(0, length)) ?? []));
    const sorted = found.toSorted((one, other) => other.words.length - one.words.length);
    // The vocabulary of strangers has no limit, so the cache must have one.
    if (this.cache.size > MOST_CACHED) this.cache.clear();
    this.cache.set(word, sorted);
    return sorted;
  }
}

const MOST_CACHED = 5000;
/** The topic of articles, pronouns and conjunctions. */
const GRAMMAR = 'grammar';
const SEPARATOR = ' | ';
const LOADED = new Map<string, Language | null>();

/** Returns a language that has a file, or undefined. Each file is read once, when a posting needs it. */
export function languageOf(code: string): Language | undefined {
  const known = LOADED.get(code);
  if (known !== undefined) return known ?? undefined;
  const url = new URL(`./data/${code}.json`, import.meta.url);
  const language = existsSync(url) ? toLanguage(JSON.parse(readFileSync(url, 'utf8')) as LanguageFile) : null;
  LOADED.set(code, language);
  return language ?? undefined;
}

/** The languages that the parser reads besides English, as ISO 639-1 codes. */
export const READ_LANGUAGES = ['de', 'fr', 'es', 'pt', 'it', 'nl', 'pl'] as const;

function toLanguage(file: LanguageFile): Language {
  return {
    code: file.code,
    name: file.name,
    headings: new PhraseIndex(entriesOf(file.headings, false)),
    phrases: new PhraseIndex(
      Object.entries(file.phrases).flatMap(([topic, group]) => entriesOf(group, topic === GRAMMAR)),
    ),
    compounds: Object.entries(file.compounds ?? {})
      .flatMap(([english, endings]) => endings.split(SEPARATOR).map((ending): [string, string] => [ending, english]))
      .toSorted(([one], [other]) => other.length - one.length),
    joints: file.joints ?? [],
    genderEndings: new Set(file.genderEndings),
    rangeWords: new Set(file.rangeWords),
    inWords: new Set(file.inWords ?? []),
  };
}

/** Each phrase also counts without its accents, unless that is a phrase of its own: `e` and `è` differ. */
function entriesOf(group: Record<string, string>, grammar: boolean): PhraseEntry[] {
  return Object.entries(group).flatMap(([english, phrases]) =>
    phrases.split(SEPARATOR).flatMap((phrase) => {
      const plain = foldAccents(phrase);
      const entry = toEntry(phrase, english, grammar);
      return plain === phrase || plain.length <= 2 ? [entry] : [entry, toEntry(plain, english, grammar)];
    }),
  );
}

function toEntry(phrase: string, english: string, grammar: boolean): PhraseEntry {
  const words = tokensOf(phrase).map(({ key, end }) => ({ key, stem: phrase.charAt(end) === '*' }));
  return { words, english: english === '-' ? '' : english, dot: phrase.endsWith('.'), grammar };
}

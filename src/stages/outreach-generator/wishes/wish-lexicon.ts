import { plainWords } from '../../../knowledge/text/phrase-matcher.js';
import { readData } from '../read-data.js';

/** The groups of words of which the rules are made. `data/wishes/README.md` tells what belongs in which. */
const GROUPS = [
  'recruiters',
  'offers',
  'jobs',
  'about',
  'contact',
  'negations',
  'consequences',
  'refusals',
  'unsure',
  'conditions',
  'welcome',
  'harmless',
  'relatives',
] as const;
export type Group = (typeof GROUPS)[number];

/** A stretch of a clause that belongs to a group, in units (words, or characters in scripts without blanks). */
export interface Mark {
  group: Group;
  start: number;
  end: number;
}

type WordFile = Record<Group, string>;

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN = /\p{Script=Han}/u;
const HANGUL = /\p{Script=Hangul}/u;
/** Whether a text may be in a language that puts no blanks between words. */
const WRITTEN_IN: Record<string, (text: string) => boolean> = {
  zh: (text) => HAN.test(text) && !KANA.test(text) && !HANGUL.test(text),
  ja: (text) => (KANA.test(text) || HAN.test(text)) && !HANGUL.test(text),
  ko: (text) => HANGUL.test(text),
};
const LATIN = /[a-z]/;

/** Any number of words up to this many stand for a `..` in a phrase. */
const LONGEST_GAP = 3;
/** Longer words are cut before their stems are looked up. */
const LONGEST_STEM = 24;

interface Phrase {
  group: Group;
  /** Words; one that ends with `*` is a stem, `..` is a gap, `$` the end of the clause. */
  words: string[];
}

/** The words of one language. */
export class WishLexicon {
  private readonly byFirst = new Map<string, Phrase[]>();
  private readonly substrings: { group: Group; text: string }[] = [];

  constructor(
    readonly language: string,
    /** Whether the script puts no blanks between words: then entries are found anywhere in a clause. */
    readonly unspaced: boolean,
    ...files: Partial<WordFile>[]
  ) {
    for (const file of files) for (const group of GROUPS) this.add(group, file[group] ?? '');
  }

  private add(group: Group, entries: string): void {
    for (const entry of entries.split('|')) {
      if (entry.trim() === '') continue;
      if (this.unspaced) {
        this.substrings.push({ group, text: plainWords(entry).replaceAll(' ', '') });
        continue;
      }
      const words = entry.trim().split(/ +/).flatMap(plainWord);
      const first = words[0] ?? '';
      const others = this.byFirst.get(first);
      if (others === undefined) this.byFirst.set(first, [{ group, words }]);
      else others.push({ group, words });
    }
  }

  /** Whether the text may be in this language. */
  reads(text: string): boolean {
    return WRITTEN_IN[this.language]?.(text) ?? true;
  }

  /** The units of a clause: its words, or its characters. */
  units(clause: string): string[] {
    const words = plainWords(clause);
    if (words === '') return [];
    return this.unspaced ? [...words.replaceAll(' ', '')] : words.split(' ');
  }

  /** What is found in a clause. Marks of what is harmless hide the marks that they cover. */
  marks(units: readonly string[]): Mark[] {
    const found = this.unspaced ? this.inCharacters(units) : this.inWords(units);
    const harmless = found.filter(({ group }) => group === 'harmless');
    return found.filter(
      (mark) =>
        mark.group === 'welcome' ||
        (mark.group !== 'harmless' && !harmless.some(({ start, end }) => mark.start < end && mark.end > start)),
    );
  }

  private inCharacters(units: readonly string[]): Mark[] {
    const text = units.join('');
    const marks: Mark[] = [];
    for (const { group, text: wanted } of this.substrings) {
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const end = at + wanted.length;
        if (!insideWord(text, at) && !insideWord(text, end)) marks.push({ group, start: at, end });
      }
    }
    return marks;
  }

  private inWords(units: readonly string[]): Mark[] {
    return units.flatMap((unit, start) =>
      keysOf(unit).flatMap((key) =>
        (this.byFirst.get(key) ?? []).flatMap(({ group, words }) => {
          const end = endOf(words, 1, units, start + 1);
          return end === null ? [] : [{ group, start, end }];
        }),
      ),
    );
  }
}

/** Whether a place in a text is within a word of Latin letters: "ng" is not found in "bring". */
function insideWord(text: string, at: number): boolean {
  return LATIN.test(text.charAt(at - 1)) && LATIN.test(text.charAt(at));
}

function plainWord(word: string): string[] {
  if (word === '..' || word === '$') return [word];
  const stem = word.endsWith('*');
  const plain = plainWords(stem ? word.slice(0, -1) : word).split(' ');
  return stem ? [...plain.slice(0, -1), `${plain.at(-1) ?? ''}*`] : plain;
}

/** The keys under which a phrase that starts with a word may be listed: the word, and each of its stems. */
function keysOf(word: string): string[] {
  const keys = [word];
  for (let length = Math.min(word.length, LONGEST_STEM); length > 0; length--) keys.push(`${word.slice(0, length)}*`);
  return keys;
}

/** Where a phrase ends whose words up to `index` are found before `at`; null if the others do not follow. */
function endOf(words: readonly string[], index: number, units: readonly string[], at: number): number | null {
  const wanted = words[index];
  if (wanted === undefined) return at;
  if (wanted === '..') {
    for (let gap = 0; gap <= LONGEST_GAP; gap++) {
      const end = endOf(words, index + 1, units, at + gap);
      if (end !== null) return end;
    }
    return null;
  }
  const unit = units[at];
  if (wanted === '$') return unit === undefined ? at : null;
  if (unit === undefined) return null;
  const same = wanted.endsWith('*') ? unit.startsWith(wanted.slice(0, -1)) : unit === wanted;
  return same ? endOf(words, index + 1, units, at + 1) : null;
}

const SPACED = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ru'];
const UNSPACED = ['zh', 'ja', 'ko'];
const SHARED = readData<Partial<WordFile>>('wishes/shared.json');

/** One lexicon for each language. The English names of the trade are used in every one of them. */
export const LEXICONS: readonly WishLexicon[] = [
  ...SPACED.map((language) => new WishLexicon(language, false, SHARED, readData(`wishes/${language}.json`))),
  ...UNSPACED.map((language) => new WishLexicon(language, true, readData(`wishes/${language}.json`))),
];

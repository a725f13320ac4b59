import { readFileSync } from 'node:fs';
import { type Keyword } from '../../domain/job-requirement.js';
import { hyperbolicSaturation } from '../curves.js';
import { skillCatalogue } from '../skills/skill-catalogue.js';
import { conceptsIn } from './concepts.js';
import { EMPHASIS, passagesOf } from './passages.js';
import { conceptRarity, stemRarity } from './word-rarity.js';
import { readWords, type Word, words } from './words.js';

/** Most keywords of a requirement. */
export const MAX_KEYWORDS = 80;
/** Longer postings are cut before keywords are extracted. */
const MAX_CHARACTERS = 50_000;
const MAX_TERM = 60;
/** A stem with a lower rarity is not a keyword: it is too common in descriptions of software (`library`, `tool`). */
const LEAST_RARITY = 0.3;
/** All programming languages get this rarity: they are common in descriptions, but say much. */
const RARITY_OF_LANGUAGES = 0.8;
/** Each repetition of a word adds less (the saturation of BM25, k1 = 1). */
const weightOfRepeats = (times: number): number => 2 * hyperbolicSaturation(times, 1);
/** A word in the title that is repeated three times has this weight, which is scaled to 1. */
const MOST = weightOfRepeats(EMPHASIS.title + 3);

const COMMON = JSON.parse(readFileSync(new URL('./common-words.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;
const commonStems = new Set(Object.values(COMMON).flatMap(words));

let languages: ReadonlySet<string> | undefined;
/** Stems of the languages with a one-word name that is usually not an ordinary word (unlike `Io`, `Processing`). */
function languageStems(): ReadonlySet<string> {
  languages ??= new Set(
    skillCatalogue()
      .entries.filter(
        ({ name, kind, ambiguous }) =>
          kind === 'language' && !(ambiguous?.needs === 'strong' && ambiguous.spellings.includes(name)),
      )
      .map(({ name }) => words(name))
      .filter((stems) => stems.length === 1)
      .flat(),
  );
  return languages;
}

interface Term {
  /** A stem, or the name of a concept. */
  key: string;
  /** The spelling that people read. */
  term: string;
  rarity: number;
}

/** The words that describe the subject of a text, and the concepts that they name. */
function termsOf(text: string): Term[] {
  const found = readWords(text);
  const plain = found.flatMap(({ stem, written }) => {
    const known = languageStems().has(stem);
    const rarity = known ? RARITY_OF_LANGUAGES : stemRarity(stem);
    const tells = known || (stem.length > 1 && !commonStems.has(stem) && rarity >= LEAST_RARITY);
    return tells && written.length <= MAX_TERM ? [{ key: stem, term: written, rarity }] : [];
  });
  const concepts = conceptsIn(found.map(({ stem }) => stem)).map((key) => ({
    key,
    term: key,
    rarity: conceptRarity(key),
  }));
  return [...plain, ...concepts];
}

/** Whether a word alone is the name of a language or of another technology. */
function isName({ stem, written }: Word): boolean {
  const entry = skillCatalogue().resolve(written);
  return (
    languageStems().has(stem) ||
    (entry !== undefined && !entry.vague && (entry.ambiguous === null || entry.ambiguous.needs === 'capital'))
  );
}

const PUNCTUATION = /[^\p{L}\p{N}\s#+'’-]/u;

/** The words of a text that stand side by side, without punctuation or a common word between them. */
function sideBySide(text: string): Word[][] {
  return text.split(PUNCTUATION).flatMap((part) =>
    readWords(part).reduce<Word[][]>(
      (runs, word) => {
        if (commonStems.has(word.stem)) runs.push([]);
        else runs.at(-1)?.push(word);
        return runs;
      },
      [[]],
    ),
  );
}

/**
 * The terms that an excluded text excludes. It excludes by phrase: "command-line parsing" says nothing against every
 * repository with commands. So words side by side count in pairs, and alone only if they are names ("Unity scripting").
 */
function excludedTermsOf(text: string): Term[] {
  const found = new Map(termsOf(text).map((term) => [term.key, term]));
  for (const run of sideBySide(text)) {
    for (const [place, word] of run.entries()) {
      const next = run[place + 1];
      const [own, other] = [found.get(word.stem), found.get(next?.stem ?? '')];
      if (next === undefined || (own === undefined && other === undefined)) continue;
      const key = `${word.stem} ${next.stem}`;
      found.set(key, {
        key,
        term: `${word.written} ${next.written}`,
        rarity: Math.max(own?.rarity ?? 0, other?.rarity ?? 0),
      });
    }
  }
  for (const run of sideBySide(text)) {
    if (run.length > 1) for (const word of run) if (!isName(word)) found.delete(word.stem);
  }
  return [...found.values()];
}

/** Counts of a term in the whole posting, in units of emphasis. */
interface Mentions extends Term {
  wanted: number;
  unwanted: number;
}

function countMentions(posting: string): Mentions[] {
  const mentions = new Map<string, Mentions>();
  for (const { text, emphasis } of passagesOf(posting.slice(0, MAX_CHARACTERS))) {
    for (const term of emphasis < 0 ? excludedTermsOf(text) : termsOf(text)) {
      const mention = mentions.get(term.key) ?? { ...term, wanted: 0, unwanted: 0 };
      if (emphasis > 0) mention.wanted += emphasis;
      else mention.unwanted -= emphasis;
      mentions.set(term.key, mention);
    }
  }
  return [...mentions.values()];
}

const thousandths = (value: number): number => Math.round(Math.min(1, Math.max(-1, value)) * 1000) / 1000;

/**
 * Extracts the technical words of a posting, by descending weight. A word has a high weight if it is rare in
 * descriptions of software and frequent in this posting, in its title or in its requirements. A word that does not
 * count according to the posting ("Unity scripting does not help here") has a weight below 0, unless the posting asks
 * for it elsewhere.
 *
 * @param posting any text; it is only data and is never obeyed
 */
export function extractKeywords(posting: string): Keyword[] {
  return countMentions(posting)
    .map(({ term, rarity, wanted, unwanted }) => ({
      term,
      weight: thousandths((rarity * (wanted > 0 ? weightOfRepeats(wanted) : -weightOfRepeats(unwanted))) / MOST),
    }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.term < b.term ? -1 : 1))
    .slice(0, MAX_KEYWORDS);
}

import { datesIn } from '../../facts/dates.js';
import { type DraftFacts } from '../../facts/draft-facts.js';
import { type RepositoryFact } from '../../facts/repository-facts.js';
import { refused, type DraftCheck, type FoundProblem, type FoundWords } from '../draft-problem.js';
import { type Count, countsIn, mayCount, wordsWithNumbers } from '../shown/counts.js';
import { meaningsOf, type MeantWord } from '../shown/concepts.js';
import { isPlain, type DraftLanguage } from '../shown/draft-language.js';
import { countedWork, isCounted } from '../shown/evidence-counts.js';
import { type PostingSentence } from '../shown/posting-statements.js';
import { shownWords } from '../shown/shown-words.js';
import { amountsOf } from '../text/amount-words.js';
import { type Sentence } from '../text/draft-text.js';
import { namedRepositories } from './repositories.js';

/** Numbers that say only that there is much. */
const VAGUE =
  /\b(?:hundreds|thousands|dozens|millions|decades|countless|numerous|(?:many|several|lots of) (?=commits|pull|stars|years|merges|repositories)) ?(?:of )?\p{L}{1,30}|\bfor (?:many |several )?years\b/giu;
const PULL_REQUEST_NUMBER = /(?<![\p{L}\d])(?:#(\d+)|(?:pull request|PR)(?: number| no\.?)? (\d+))/giu;
/** Units for the length of a conversation or a text. They do not describe what somebody has done. */
const HARMLESS =
  /^(?:minutes?|min|minuten|minutos?|lines?|words?|sentences?|questions?|clicks?|characters|zeilen|worte|lignes|mots|lineas|palabras)$/;
const MOST_HARMLESS = 60;
/** "All three" repeats what was just named. */
const ALL = /^(?:all|alle|allen|les|los|las|these|those|both)$/;
const YEAR = /^(?:years?|jahren?|ans?|annees?|anos?)$/;
/** Who is the first or the fifth. */
const HIRED = /^(?:hires?|hired|engineers?|developers?)$/;
const OF_PERSON =
  /(?<![^ ])(?:you have|youve|your|you bring|you had|you worked|of yours|deine?[rnm]?|du hast|votre|vos|vous avez|tus?|tienes)(?![^ ])/;
const MONTH = /^(?:months?|monaten?|mois|mes(?:es)?)$/;
/** What is counted, so that a word like `one` before it is a number. */
const COUNTED = new Set(
  'day week month year hour people engineer interview call team office company client country hospital holiday game'
    .split(' ')
    .flatMap(meaningsOf)
    .filter((meaning) => meaning.startsWith('#')),
);

/** Every number is in the evidence or in the posting, and counts the same there. */
export const checkNumbers: DraftCheck = (text, facts) => {
  const named = namedRepositories(text, facts);
  return text.sentences.flatMap((sentence) => [
    ...pullRequestNumbers(sentence, named),
    ...vagueNumbers(sentence),
    ...countProblems(sentence, { facts, named, language: text.language }),
  ]);
};

interface Context {
  facts: DraftFacts;
  named: readonly RepositoryFact[];
  language: DraftLanguage;
}

function pullRequestNumbers({ text, start }: Sentence, named: readonly RepositoryFact[]): FoundProblem[] {
  return Array.from(text.matchAll(PULL_REQUEST_NUMBER)).flatMap((found) => {
    const value = found[1] ?? found[2] ?? '';
    const isKnown = named.some(({ merges }) => merges.some(({ url }) => url.endsWith(`/pull/${value}`)));
    return isKnown
      ? []
      : [
          refused(
            'number',
            { 0: found[0], index: start + found.index },
            'no merged pull request of the person has this number',
          ),
        ];
  });
}

function vagueNumbers({ text, start }: Sentence): FoundProblem[] {
  return Array.from(text.matchAll(VAGUE), (found) =>
    refused(
      'number',
      { 0: found[0], index: start + found.index },
      'nothing counts this in the evidence or the posting',
    ),
  );
}

function countProblems(sentence: Sentence, context: Context): FoundProblem[] {
  if (!mayCount(sentence.words)) return [];
  const plain = withoutAmounts(sentence);
  const words = wordsWithNumbers(plain);
  return countsIn(plain).flatMap((count) => {
    if (isHarmless(count, context.language) || isShown(count, words, context)) return [];
    const counted = count.after.slice(0, 2).map(({ text }) => text);
    return [
      refused(
        'number',
        placeOf(count, plain, sentence),
        `neither the evidence nor the posting has this number${counted.length === 0 ? '' : ` for "${counted.join(' ')}"`}`,
      ),
    ];
  });
}

/** The sentence without what other checks read: amounts of money, dates, numbers of pull requests and skills. */
function withoutAmounts({ text, technologies }: Sentence): string {
  const taken = [
    ...amountsOf(text),
    ...datesIn(text),
    ...technologies,
    ...Array.from(text.matchAll(PULL_REQUEST_NUMBER), (found) => ({
      start: found.index,
      end: found.index + found[0].length,
    })),
  ];
  return taken.reduce(
    (rest, { start, end }) => `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`,
    text,
  );
}

function isHarmless(count: Count, language: DraftLanguage): boolean {
  const [next, second] = count.after;
  if (ALL.test(count.before[0]?.text ?? '')) return true;
  if (HARMLESS.test(next?.text ?? '') && count.value <= MOST_HARMLESS) return true;
  if (!count.isDoubtful && !count.isOrdinal) return isOfTexts(count, language);
  const counts = [next, second].some((word) => word !== undefined && isCountable(word.text));
  if (count.isOrdinal)
    return !counts && count.after.slice(0, 2).every(({ text }) => isPlain(text, language) && !HIRED.test(text));
  return (
    next === undefined ||
    !(isCountable(next.text) || (!isPlain(next.text, language) && second !== undefined && isCountable(second.text)))
  );
}

/** "Two reasons": a small number in words, of something that says nothing about the job or the person. */
function isOfTexts(count: Count, language: DraftLanguage): boolean {
  const [next] = count.after;
  const isSmall = count.value <= 5 && !/\d/.test(count.text);
  return (
    isSmall &&
    countedWork(count) === null &&
    next !== undefined &&
    isPlain(next.text, language) &&
    !isCountable(next.text) &&
    !HIRED.test(next.text) &&
    !isGrammar(next.text)
  );
}

/** After such a word, it is open what is counted (`two of them`). */
function isGrammar(word: string): boolean {
  return /^(?:of|in|to|at|for|and|or|with|on|by|are|is|de|des|du|von|davon|en)$/.test(word);
}

function isCountable(word: string): boolean {
  return meaningsOf(word).some((meaning) => COUNTED.has(meaning));
}

function isShown(count: Count, words: string, { facts, named, language }: Context): boolean {
  const { value, after } = count;
  const unit = countedWork(count);
  if (unit !== null) return isCounted(value, unit, words, { facts, named });
  const [next] = after;
  // Nobody's profile says for how long they have worked with something.
  if (YEAR.test(next?.text ?? '') && OF_PERSON.test(words)) return false;
  const { yearsMin, yearsMax } = facts.requirement;
  if (facts.postingText === '' && YEAR.test(next?.text ?? '') && (value === yearsMin || value === yearsMax))
    return true;
  // The evidence counts public work in periods of twelve months.
  if (value === 12 && MONTH.test(next?.text ?? '') && /(?<![^ ])(?:commits?|pull|reviews?|issues?)(?![^ ])/.test(words))
    return true;
  const { posting, works } = shownWords(facts);
  return [...posting.sentences, ...works].some((said) => isSaidIn(count, said, language));
}

/** Whether a sentence has this number, and what the draft counts with it is not counted there with another number. */
function isSaidIn(count: Count, { meanings, counts }: PostingSentence, language: DraftLanguage): boolean {
  const context = [...count.after, ...count.before].filter(({ text }) => text.length > 1 && !isPlain(text, language));
  return counts.some((said) => {
    if (said.value !== count.value || (count.isOrdinal && !said.isOrdinal)) return false;
    const own = new Set([...said.after, ...said.before].flatMap((word) => word.meanings));
    const ofOthers = new Set(
      counts
        .filter((other) => other.value !== count.value)
        .flatMap((other) => other.after.slice(0, 2))
        .flatMap((word) => word.meanings),
    );
    const fits = context.filter((word) => widened(word).some((meaning) => meanings.has(meaning)));
    if (context.some(isMatter) && fits.length === 0) return false;
    if (count.isOrdinal && count.after.slice(0, 2).some(({ text }) => HIRED.test(text)) && fits.length === 0)
      return false;
    return context.every(
      (word) =>
        widened(word).some((meaning) => own.has(meaning)) || !word.meanings.some((meaning) => ofOthers.has(meaning)),
    );
  });
}

/** What is said of engineers may be said of people. */
function widened({ meanings }: MeantWord): readonly string[] {
  return meanings.some((meaning) => PEOPLE.has(meaning)) ? [...meanings, ...ENGINEERS] : meanings;
}

/** A word of the job, like `interviews`; not any word. */
function isMatter({ meanings }: MeantWord): boolean {
  return meanings.some((meaning) => meaning.startsWith('#'));
}

const PEOPLE = new Set(meaningsOf('people').filter((meaning) => meaning.startsWith('#')));
const ENGINEERS = meaningsOf('engineer').filter((meaning) => meaning.startsWith('#'));

const TOKEN = /\d[\d.,' \u00a0\u202f]*(?:[kx%]\b|st\b|nd\b|rd\b|th\b)?|\p{L}+/gu;

/** Where a number is in the sentence; the whole sentence if that cannot be told. */
function placeOf({ text: number, after }: Count, plain: string, { text, start }: Sentence): FoundWords {
  const [first = ''] = number.split(' ');
  for (const found of plain.matchAll(TOKEN)) {
    if (wordsWithNumbers(found[0]).split(' ')[0] !== first) continue;
    const rest = text.slice(found.index);
    const [unit = ''] = after.map((word) => word.text);
    const end = Math.max(found[0].trimEnd().length, unit === '' ? 0 : rest.toLowerCase().indexOf(unit) + unit.length);
    return { 0: rest.slice(0, Math.min(end, LONGEST_NUMBER)), index: start + found.index };
  }
  return { 0: text, index: start };
}

/** The most characters of a number and what it counts. */
const LONGEST_NUMBER = 40;

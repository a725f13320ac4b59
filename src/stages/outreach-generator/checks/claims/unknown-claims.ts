import { PhraseMatcher, plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { datesIn } from '../../facts/dates.js';
import { readData } from '../../read-data.js';
import { refused, type DraftCheck, type FoundProblem } from '../draft-problem.js';
import { type Clause, clausesOf } from '../shown/clauses.js';
import { type MeantWord, meaningsOf, meantWords } from '../shown/concepts.js';
import { countsIn } from '../shown/counts.js';
import { countedWork, unitOf } from '../shown/evidence-counts.js';
import { type DraftLanguage, isPlain } from '../shown/draft-language.js';
import { numberWord } from '../shown/number-words.js';
import { DENIES } from '../shown/posting-statements.js';
import { type ShownWords, shownWords } from '../shown/shown-words.js';
import { amountsOf } from '../text/amount-words.js';
import { type Sentence } from '../text/draft-text.js';
import { wordsAt } from '../text/sentence-words.js';

const { idioms } = readData<{ idioms: string[] }>('plain-words.json');
/** A subject line speaks of the work, whatever its words. */
const OF_SUBJECT = 'your work';
/** Phrases that claim nothing, though their words could. */
const IDIOMS = new PhraseMatcher(idioms);

/**
 * Every statement is shown: each of its words is an ordinary word that claims nothing, or it is in the posting, in the
 * person's work or in the other facts. Questions, conditions, hedges and denials of the writer claim nothing. What no
 * other check knows how to judge is refused here.
 */
export const checkUnknownClaims: DraftCheck = ({ draft, sentences, language }, facts) => {
  const shown = shownWords(facts);
  // The subject line of a follow-up repeats that of the first message.
  const checked = sentences.filter(({ isSubject }) => !isSubject || draft.kind !== 'follow-up');
  return checked.flatMap((sentence) => {
    const claimed = withoutReadParts(sentence);
    return clausesOf(claimed)
      .filter(({ form }) => form === 'statement')
      .flatMap((clause) => problemOf(clause, claimed, shown, language));
  });
};

function problemOf(clause: Clause, sentence: Sentence, shown: ShownWords, language: DraftLanguage): FoundProblem[] {
  const isDenied = DENIES.test(clause.words);
  const words = contentOf(clause.words, language);
  const unknown = words.find(
    (word) =>
      !shown.isSaid(word, sentence.isSubject ? OF_SUBJECT : sentence.text) &&
      !(isDenied && shown.isDenied(word)) &&
      !isUnitOfCount(word, clause),
  );
  const offset = sentence.words.indexOf(clause.words);
  const found = (word: MeantWord): ReturnType<typeof wordsAt> =>
    wordsAt(sentence, { text: word.text, start: Math.max(0, offset) + word.start });
  if (unknown !== undefined)
    return [
      refused(
        'unknown-claim',
        found(unknown),
        `it cannot be shown: neither the posting nor the evidence has "${unknown.text}"`,
      ),
    ];
  const contrary = words.find((word) => isDenied && isGroup(word) && !shown.isDenied(word));
  const elsewhere = isDenied ? undefined : nameOfAnother(words, clause, shown);
  if (elsewhere !== undefined)
    return [
      refused(
        'unknown-claim',
        found(elsewhere),
        `it cannot be shown: the posting says something else of "${elsewhere.text}"`,
      ),
    ];
  return contrary === undefined
    ? []
    : [
        refused(
          'unknown-claim',
          found(contrary),
          `it cannot be shown: nothing says that there is no "${contrary.text}"`,
        ),
      ];
}

/** "112 reviews", "2,310 stars": the check of numbers asks whether the evidence has so many. */
function isUnitOfCount({ text }: MeantWord, clause: Clause): boolean {
  return (
    unitOf(text) !== null && countsIn(clause.text).some((count) => !count.isDoubtful && countedWork(count) !== null)
  );
}

/** What a place or a day can be named for. */
const MATTERS_OF_NAMES = new Set(
  'office remote home anywhere relocate start apply interview holiday'
    .split(' ')
    .flatMap(meaningsOf)
    .filter((meaning) => meaning.startsWith('#')),
);

/** A name that the posting has in lines that do not speak of what the clause names it for: the office in Graz. */
function nameOfAnother(words: readonly MeantWord[], clause: Clause, shown: ShownWords): MeantWord | undefined {
  const matters = words.flatMap(({ meanings }) => meanings.filter((meaning) => MATTERS_OF_NAMES.has(meaning)));
  if (matters.length === 0) return undefined;
  const names = clause.text.match(/\p{Lu}[\p{L}-]+/gu)?.map((name) => plainWords(name)) ?? [];
  return words.find(
    (word) =>
      names.includes(word.text) &&
      !isGroup(word) &&
      shown.isOnlyOfPosting(word) &&
      !shown.posting.lines.some(
        (line) => word.meanings.some((meaning) => line.has(meaning)) && matters.some((matter) => line.has(matter)),
      ),
  );
}

/** A word whose meaning other words share is a matter of the job, like `interview`, and no name. */
function isGroup({ meanings }: MeantWord): boolean {
  return meanings.some((meaning) => meaning.startsWith('#'));
}

/** The words of a clause that claim something. */
function contentOf(words: string, language: DraftLanguage): MeantWord[] {
  const idiomatic = Array.from(IDIOMS.hits(words), ({ start, text }) => ({ start, end: start + text.length }));
  return meantWords(words).filter(
    ({ text, start }) =>
      text.length > 1 &&
      !/\d/.test(text) &&
      !text.split(' ').every((word) => isPlain(word, language)) &&
      numberWord(text)?.isOrdinal !== false &&
      !idiomatic.some((idiom) => start >= idiom.start && start < idiom.end),
  );
}

/** The sentence without what other checks read: amounts of money, dates and technologies. */
function withoutReadParts(sentence: Sentence): Sentence {
  const { text, technologies } = sentence;
  const read = [...amountsOf(text), ...datesIn(text), ...technologies];
  if (read.length === 0) return sentence;
  const rest = read.reduce(
    (left, { start, end }) => `${left.slice(0, start)}${' '.repeat(end - start)}${left.slice(end)}`,
    text,
  );
  return { ...sentence, text: rest, words: plainWords(rest) };
}

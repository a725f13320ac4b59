import { isStated, type FoundAmount } from '../../facts/money.js';
import { refused, type DraftCheck, type FoundProblem, type FoundWords } from '../draft-problem.js';
import { PhraseMatcher } from '../../../../knowledge/text/phrase-matcher.js';
import { readData } from '../../read-data.js';
import { LRUCache } from 'lru-cache';
import { type Salary } from '../../../../domain/job-requirement.js';
import { amountsOf } from '../text/amount-words.js';
import { NO_PAY_WORDS, noPayIn, payPhrases, statesPay } from '../../wording/pay-phrase.js';

const { noPay } = readData<{ noPay: string[] }>('required-phrases.json');
const NO_PAY_SAID = new PhraseMatcher(noPay);
const UP_TO =
  /\b(?:up to|bis zu|jusqu['’]?[àa]|hasta|höchstens|at most|maximum(?: of)?|max\.?|as much as|not more than)\s*$/i;
const FROM =
  /\b(?:from|ab|von|dès|desde|de|mindestens|at least|starting (?:at|from)|minimum(?: of)?|min\.?|upwards of|over|more than|above)\s*$/i;

/** Pay is stated as in the posting, with both ends of a range; or the message says that no pay is stated. */
export const checkPay: DraftCheck = ({ draft, neutral, sentences }, { requirement, postingText, language }) => {
  const { salary } = requirement;
  const amounts = amountsOf(neutral).filter((amount) => !isOfPosting(amount, postingText, salary));
  const says =
    noPayIn(neutral) !== null || sentences.some(({ words }) => NO_PAY_SAID.hits(words).next().value !== undefined);
  const isFollowUp = draft.kind === 'follow-up';
  if (!statesPay(salary)) {
    const invented = amounts.map((amount) => refused('pay', wordsOf(amount), 'the posting states no pay'));
    return says || isFollowUp
      ? invented
      : [
          ...invented,
          refused('pay-missing', '', `the posting states no pay, so the draft has to say "${NO_PAY_WORDS[language]}"`),
        ];
  }
  const stated = payPhrases(salary)[0] ?? '';
  const wrong = amounts
    .filter((amount) => !isStated(amount, salary) || !hasItsEnd(amount, neutral, salary.min, salary.max))
    .map((amount) => refused('pay', wordsOf(amount), `the posting says ${stated}`));
  const given = new Set(amounts.flatMap(({ values }) => values));
  const missing = [salary.min, salary.max].filter((value) => value !== null && value > 0 && !given.has(value));
  const problems: FoundProblem[] = [...wrong];
  if (says) problems.push(refused('pay', NO_PAY_WORDS[language], `the posting says ${stated}`));
  if (missing.length > 0 && wrong.length === 0 && (amounts.length > 0 || !isFollowUp)) {
    problems.push(refused('pay-missing', '', `the draft has to state the posting's pay in full: ${stated}`));
  }
  return problems;
};

/** Another amount that the posting states, such as a budget for training; `checkNumbers` does not read amounts. */
function isOfPosting({ values, currencies }: FoundAmount, postingText: string, salary: Salary | null): boolean {
  if (values.some((value) => value === salary?.min || value === salary?.max)) return false;
  return postingAmounts(postingText).some(
    (said) =>
      said.values.length === values.length &&
      said.values.every((value, index) => value === values[index]) &&
      said.currencies.some((currency) => currencies.includes(currency)),
  );
}

const MOST_POSTINGS = 20;
const amountsOfPostings = new LRUCache<string, readonly FoundAmount[]>({ max: MOST_POSTINGS, memoMethod: amountsOf });

function postingAmounts(text: string): readonly FoundAmount[] {
  return amountsOfPostings.memo(text);
}

function wordsOf({ text, start }: FoundAmount): FoundWords {
  return { 0: text, index: start };
}

/** "Up to" belongs to the upper end, "from" to the lower. */
function hasItsEnd({ start, values }: FoundAmount, text: string, min: number | null, max: number | null): boolean {
  if (values.length > 1) return true;
  const before = text.slice(Math.max(0, start - 24), start);
  if (UP_TO.test(before)) return values[0] === max;
  return !FROM.test(before) || values[0] === min;
}

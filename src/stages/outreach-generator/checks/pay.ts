import { moneyIn, isStated, type FoundAmount } from '../facts/money.js';
import { refused, type DraftCheck, type DraftProblem } from './draft-problem.js';
import { NO_PAY_WORDS, noPayIn, payPhrases, statesPay } from '../wording/pay-phrase.js';

const UP_TO = /\b(?:up to|at most|maximum(?: of)?|max\.?|as much as|not more than)\s*$/i;
const FROM = /\b(?:from|at least|starting (?:at|from)|minimum(?: of)?|min\.?|upwards of|over|more than|above)\s*$/i;

/** Pay is stated as in the posting, with both ends of a range; or the message says that no pay is stated. */
export const checkPay: DraftCheck = ({ draft, neutral, prose }, { requirement, language }) => {
  const amounts = moneyIn(neutral);
  const { salary } = requirement;
  const isFollowUp = draft.kind === 'follow-up';
  if (!statesPay(salary)) {
    const invented = amounts.map(({ text }) => refused('pay', text, 'the posting states no pay'));
    return noPayIn(prose) !== null || isFollowUp
      ? invented
      : [
          ...invented,
          refused('pay-missing', '', `the posting states no pay, so the draft has to say "${NO_PAY_WORDS[language]}"`),
        ];
  }
  const stated = payPhrases(salary)[0] ?? '';
  const wrong = amounts
    .filter((amount) => !isStated(amount, salary) || !hasItsEnd(amount, neutral, salary.min, salary.max))
    .map(({ text }) => refused('pay', text, `the posting says ${stated}`));
  const given = new Set(amounts.flatMap(({ values }) => values));
  const missing = [salary.min, salary.max].filter((value) => value !== null && value > 0 && !given.has(value));
  const problems: DraftProblem[] = [...wrong];
  const denied = noPayIn(prose);
  if (denied !== null) problems.push(refused('pay', denied, `the posting says ${stated}`));
  if (missing.length > 0 && wrong.length === 0 && (amounts.length > 0 || !isFollowUp)) {
    problems.push(refused('pay-missing', '', `the draft has to state the posting's pay in full: ${stated}`));
  }
  return problems;
};

/** "Up to" belongs to the upper end, "from" to the lower. */
function hasItsEnd({ start, values }: FoundAmount, text: string, min: number | null, max: number | null): boolean {
  if (values.length > 1) return true;
  const before = text.slice(Math.max(0, start - 24), start);
  if (UP_TO.test(before)) return values[0] === max;
  return !FROM.test(before) || values[0] === min;
}

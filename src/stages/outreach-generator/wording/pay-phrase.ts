import { type Salary } from '../../../domain/job-requirement.js';

/** The exact words of a message if the posting states no pay. */
export const NO_PAY = 'pay range not provided';

const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** Whether the posting states any pay. An amount of 0 does not count. */
export function statesPay(salary: Salary | null): salary is Salary {
  return salary !== null && ((salary.min ?? 0) > 0 || (salary.max ?? 0) > 0);
}

/**
 * Wordings of the stated pay, the shortest last; empty if the posting states none. Amounts, currency and period are
 * those of the posting.
 */
export function payPhrases(salary: Salary | null): string[] {
  if (!statesPay(salary)) return [];
  const known = PHRASES.get(salary);
  if (known !== undefined) return known;
  const phrases = phrasesOf(salary);
  PHRASES.set(salary, phrases);
  return phrases;
}

/** All messages of a batch are about one posting, so the wordings are cached. */
const PHRASES = new WeakMap<Salary, string[]>();

function phrasesOf(salary: Salary): string[] {
  const { currency, period } = salary;
  const min = salary.min === 0 ? null : salary.min;
  const max = salary.max === 0 ? null : salary.max;
  const amount = (value: number): string => NUMBER.format(value);
  const short = (value: number): string =>
    value >= 1000 && value % 1000 === 0 ? `${NUMBER.format(value / 1000)}k` : amount(value);
  const per = [`a ${period}`.replace('a hour', 'an hour'), `per ${period}`];
  const ranges =
    min !== null && max !== null && min !== max
      ? [
          `${currency} ${amount(min)} to ${amount(max)}`,
          `${amount(min)} to ${amount(max)} ${currency}`,
          `between ${amount(min)} and ${amount(max)} ${currency}`,
          // Readers understand "1-900k" as 1,000 to 900,000.
          `${currency} ${short(min)}-${min < 1000 ? amount(max) : short(max)}`,
        ]
      : min !== null && max !== null
        ? [`${currency} ${amount(min)}`, `${amount(min)} ${currency}`, `${currency} ${short(min)}`]
        : min !== null
          ? [`from ${currency} ${amount(min)}`, `at least ${amount(min)} ${currency}`, `from ${currency} ${short(min)}`]
          : [
              `up to ${currency} ${amount(max ?? 0)}`,
              `at most ${amount(max ?? 0)} ${currency}`,
              `up to ${currency} ${short(max ?? 0)}`,
            ];
  const long = ranges.slice(0, -1).flatMap((range) => per.map((words) => `${range} ${words}`));
  return [...long, `${ranges.at(-1)}/${period}`];
}

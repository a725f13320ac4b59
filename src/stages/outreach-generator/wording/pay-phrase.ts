import { type Salary } from '../../../domain/job-requirement.js';
import { type DraftLanguage } from '../../../domain/outreach-sender.js';

/** The exact words of a message if the posting states no pay, by language. */
export const NO_PAY_WORDS: Readonly<Record<DraftLanguage, string>> = {
  en: 'pay range not provided',
  de: 'Gehaltsspanne nicht angegeben',
  fr: 'fourchette de salaire non précisée',
  es: 'rango salarial no indicado',
};

/** The words of `NO_PAY_WORDS` that a text has; null if it has none. */
export function noPayIn(text: string): string | null {
  const lower = text.toLowerCase();
  return Object.values(NO_PAY_WORDS).find((words) => lower.includes(words.toLowerCase())) ?? null;
}

interface PayWords {
  range: string;
  exactly: string;
  from: string;
  upTo: string;
  /** After an amount, by period. */
  per: Readonly<Record<Salary['period'], string>>;
}

const WORDS: Readonly<Record<DraftLanguage, PayWords>> = {
  en: {
    range: '{currency} {min} to {max}',
    exactly: '{currency} {min}',
    from: 'from {currency} {min}',
    upTo: 'up to {currency} {max}',
    per: { hour: 'an hour', day: 'a day', week: 'a week', month: 'a month', year: 'a year' },
  },
  de: {
    range: '{min} bis {max} {currency}',
    exactly: '{min} {currency}',
    from: 'ab {min} {currency}',
    upTo: 'bis zu {max} {currency}',
    per: { hour: 'pro Stunde', day: 'pro Tag', week: 'pro Woche', month: 'pro Monat', year: 'pro Jahr' },
  },
  fr: {
    range: '{min} à {max} {currency}',
    exactly: '{min} {currency}',
    from: 'à partir de {min} {currency}',
    upTo: 'jusqu’à {max} {currency}',
    per: { hour: 'par heure', day: 'par jour', week: 'par semaine', month: 'par mois', year: 'par an' },
  },
  es: {
    range: '{min} a {max} {currency}',
    exactly: '{min} {currency}',
    from: 'desde {min} {currency}',
    upTo: 'hasta {max} {currency}',
    per: { hour: 'por hora', day: 'al día', week: 'a la semana', month: 'al mes', year: 'al año' },
  },
};

/** All words for pay in a language. */
export function payWordsOf(language: DraftLanguage): string[] {
  const { per, ...amounts } = WORDS[language];
  return [...Object.values(amounts), ...Object.values(per), NO_PAY_WORDS[language]];
}

/** How a language writes numbers. English as in the United States; French with spaces that do not break. */
const NUMBERS = new Map(
  (['en', 'de', 'fr', 'es'] as const).map((language) => {
    const format = new Intl.NumberFormat(language === 'en' ? 'en-US' : language, {
      maximumFractionDigits: 2,
      useGrouping: 'always',
    });
    return [language, (value: number): string => format.format(value).replaceAll('\u202f', '\u00a0')] as const;
  }),
);

/** Whether the posting states any pay. An amount of 0 does not count. */
export function statesPay(salary: Salary | null): salary is Salary {
  return salary !== null && ((salary.min ?? 0) > 0 || (salary.max ?? 0) > 0);
}

/** All messages of a batch are about one posting, so the wordings are cached. */
const PHRASES = new WeakMap<Salary, Map<DraftLanguage, string[]>>();

/**
 * The stated pay in words, a long and a short wording; empty if the posting states none. Amounts, currency and period
 * are those of the posting.
 */
export function payPhrases(salary: Salary | null, language: DraftLanguage = 'en'): string[] {
  if (!statesPay(salary)) return [];
  let known = PHRASES.get(salary);
  if (known === undefined) PHRASES.set(salary, (known = new Map()));
  let phrases = known.get(language);
  if (phrases === undefined) known.set(language, (phrases = phrasesOf(salary, language)));
  return phrases;
}

function phrasesOf(salary: Salary, language: DraftLanguage): string[] {
  const { currency, period } = salary;
  const words = WORDS[language];
  const amount = NUMBERS.get(language) ?? String;
  const min = salary.min === 0 ? null : salary.min;
  const max = salary.max === 0 ? null : salary.max;
  // Both or neither: "4,500-6k" takes thought to read.
  const inThousands = [min, max].every((value) => value === null || (value >= 1000 && value % 1000 === 0));
  const short = (value: number): string => (inThousands ? `${amount(value / 1000)}k` : amount(value));
  const isRange = min !== null && max !== null && min !== max;
  const template = isRange ? words.range : min === null ? words.upTo : max === null ? words.from : words.exactly;
  const write = (text: string, first: (value: number) => string, second: (value: number) => string): string =>
    text
      .replace('{currency}', currency)
      .replace('{min}', min === null ? '' : first(min))
      .replace('{max}', max === null ? '' : second(max));
  const shortRange = template.replace(/(?<=\}) (?:to|bis|à|a) (?=\{)/, '-');
  return [
    `${write(template, amount, amount)} ${words.per[period]}`,
    `${write(shortRange, short, short)}${language === 'en' ? `/${period}` : ` ${words.per[period]}`}`,
  ];
}

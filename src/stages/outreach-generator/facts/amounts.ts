import type { Salary, SalaryPeriod } from '../../../domain/job-requirement.js';

/** An amount of money, or a range of them, in a text. */
export interface FoundAmount {
  text: string;
  start: number;
  end: number;
  /** One value, or the two ends of a range. */
  values: number[];
  /** ISO 4217 codes that the sign may stand for; empty where none is given. */
  currencies: string[];
  /** What it is paid for, where that is said. */
  period: SalaryPeriod | null;
}

const SIGNS: Readonly<Record<string, string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'BRL', 'ARS', 'CLP', 'COP', 'TWD'],
  us$: ['USD'],
  c$: ['CAD'],
  a$: ['AUD'],
  r$: ['BRL'],
  s$: ['SGD'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  '₹': ['INR'],
  '₽': ['RUB'],
  '₩': ['KRW'],
  '₴': ['UAH'],
  '₺': ['TRY'],
  '₪': ['ILS'],
  'zł': ['PLN'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  dollar: ['USD', 'CAD', 'AUD', 'NZD', 'SGD'],
  dollars: ['USD', 'CAD', 'AUD', 'NZD', 'SGD'],
  euro: ['EUR'],
  euros: ['EUR'],
  pound: ['GBP'],
  pounds: ['GBP'],
  francs: ['CHF'],
  yen: ['JPY'],
  rupees: ['INR'],
};
const CODES = Intl.supportedValuesOf('currency');
const CURRENCY = `(?:US\\$|C\\$|A\\$|R\\$|S\\$|[$€£¥₹₽₩₴₺₪]|zł|\\b(?:${CODES.join('|')}|[Dd]ollars?|[Ee]uros?|[Pp]ounds?|[Ff]rancs|[Yy]en|[Rr]upees|kr)\\b)`;
const NUMBER = `\\d{1,3}(?:[.,'\\u00a0\\u202f]\\d{3})+(?!\\d)|\\d+(?:\\.\\d{1,2})?(?!\\d)`;
const SCALE = `(?:\\s?(?:[kKmM]\\b|thousand\\b|million\\b|lakhs?\\b|LPA\\b))?`;
const PERIOD = `(?:\\s?(?:\\/|per|a|an|each|every)\\s?(?:year|annum|yr|hour|hr|day|month|week)\\b|\\s?(?:annually|yearly|monthly|hourly|weekly|daily|p\\.?a\\.?)(?!\\w))?`;
const AMOUNT = new RegExp(
  `(${CURRENCY})?\\s?(${NUMBER})(${SCALE})(?:\\s?(?:-|–|—|to|and|bis|until)\\s?(${CURRENCY})?\\s?(${NUMBER})(${SCALE}))?\\s?(${CURRENCY})?(${PERIOD})`,
  'g',
);
/** Words before a number that make it one of pay, whatever follows it. */
const PAY_BEFORE = /\b(?:pay|pays|paid|paying|salary|salaries|compensation|earn|earning|wage|base|OTE|budget)\b[^.!?\n\d]{0,24}$/i;

/** The amounts of money in a text: numbers with a currency, a thousand's `k`, a period, or a word of pay before them. */
export function amountsIn(text: string): FoundAmount[] {
  if (!/\d/.test(text)) return [];
  return Array.from(text.matchAll(AMOUNT)).flatMap((found) => {
    const [whole, before, first = '', firstScale = '', between, second, secondScale = '', after, per = ''] = found;
    const scaled = /\S/.test(firstScale + secondScale);
    const currency = before ?? between ?? after;
    const isCount = /^ ?(?:stars?|forks?|followers?|users?|downloads?|commits?|lines|contribut|developers?|engineers?|customers?|people|employees|repositor|installs?)/i.test(text.slice(found.index + whole.length));
    const isPay = !isCount && ( currency !== undefined || (scaled && !/^\s?[mM]$/.test(firstScale + secondScale)) || /\S/.test(per) || PAY_BEFORE.test(text.slice(0, found.index)));
    if (!isPay) return [];
    const high = second === undefined ? null : valueOf(second, secondScale);
    const low = valueOf(first, firstScale.trim() === '' && high !== null && Number(first) < 1000 ? secondScale : firstScale);
    return [
      {
        text: whole.trim(),
        start: found.index,
        end: found.index + whole.length,
        values: high === null ? [low] : [low, high],
        currencies: currency === undefined ? [] : (SIGNS[currency.toLowerCase()] ?? [currency.toUpperCase()]),
        period: periodOf(per),
      },
    ];
  });
}

function valueOf(number: string, scale: string): number {
  const plain = /^\d{1,3}(?:[.,'\u00a0\u202f]\d{3})+$/.test(number) ? number.replaceAll(/[.,'\u00a0\u202f]/g, '') : number;
  const unit = scale.trim().toLowerCase();
  const factor = unit === 'k' || unit === 'thousand' ? 1e3 : unit === 'm' || unit === 'million' ? 1e6 : unit.startsWith('l') ? 1e5 : 1;
  return Number(plain) * factor;
}

function periodOf(per: string): SalaryPeriod | null {
  if (/year|annu|yr|p\.?a/i.test(per)) return 'year';
  if (/hour|hr/i.test(per)) return 'hour';
  if (/month/i.test(per)) return 'month';
  if (/week/i.test(per)) return 'week';
  return /da(?:y|ily)/i.test(per) ? 'day' : null;
}

/** Whether an amount is one of the stated ones, in its currency and for its period. */
export function isStated(amount: FoundAmount, salary: Salary): boolean {
  const stated = new Set([salary.min, salary.max]);
  const sameValues = amount.values.every((value) => value > 0 && stated.has(value)) && (amount.values.length < 2 || amount.values[0] === salary.min);
  const sameCurrency = amount.currencies.includes(salary.currency);
  return sameValues && sameCurrency && (amount.period === null || amount.period === salary.period);
}

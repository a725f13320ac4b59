import type { Salary } from '../../../domain/job-requirement.js';
import type { Posting } from '../posting.js';
import type { SectionKind } from '../structure/headings.js';
import type { TextSpan } from '../text/text-builder.js';
import type { Amount } from './amounts.js';
import { amountsIn, CURRENCIES, isLoneSign } from './amounts.js';
import type { Found } from './found.js';
import type { HeaderField } from './header-fields.js';
import { likelyPeriod, statedPeriod } from './pay-period.js';

/** What speaks for an amount being the job's pay, in points. */
const POINTS = { field: 3, section: 3, word: 2, range: 3, rate: 2, period: 1, currency: 1, opening: 1, magnitude: 1, other: -6 } as const;
/** An amount with fewer points is not taken for pay. */
const LEAST_POINTS = 4;
/** How far around an amount the words are looked at, in characters. */
const REACH = 60;
/** Pay for a year lies within these bounds, in any currency. */
const LEAST_YEARLY = 10_000;
const MOST_YEARLY = 1e11;

/** Between the ends of a range. */
const RANGE = /^ ?(?:(?:\/|per) ?[a-z]{1,6} ?)?(?:-|to|and|~|up to|until|\.\.\.?) ?(?:up to )?$/i;
const PAY_BEFORE = /\b(?:salary|salaries|compensation|pay|pays|paying|paid|base|rate|rates|wage|wages|ctc|remuneration|package|earn|gross|net|ote|range|budget for this role)\b/i;
const PAY_AFTER = /^[^.;\n]{0,24}\b(?:salary|base|gross|net|salaries|ote|ctc|to start|starting|per annum|p\.a|plus|\+ ?(?:equity|options|bonus|super|benefits|vat)|doe|depending on experience|before tax)/i;
/** Money that is not the pay. */
const OTHER_BEFORE = /\b(?:bonus|bonuses|stipend|allowance|budget|funding|raised|raising|series [a-f]|seed|round|valuation|revenue|reimburse\w{0,5}|relocation|referral|insurance|coverage|cover|equipment|learning|training|education|donat\w{1,5}|discount|worth|processed|processes|over \d|deposits?|wellness|gym|per diem|savings?|users?|customers|sign-?on|signing|grant|profit|capital|investment|backed|earned|sold|market|match|contribution|conference|vouchers?|setup|life|disability|prize|bounty|visa|exceed)\b[^.;|]{0,40}$/i;
const OTHER_AFTER = /^(?![^.;]{0,12}\b(?:plus|and|with)\b)[^.;,|+-]{0,22}?\b(?:(?:signing|sign-?on|annual|yearly|performance|referral|relocation|retention|joining) bonus|bonus|stipend|budget|allowance|in funding|funding|raised|fund|round|series|reimbursement|coverage|insurance|setup|set up|for home|home-?office|for your|learning|training|equipment|towards?|voucher|credit|revenue|valuation|users|customers|deposits|match|worth|grant|of (?:learning|training|equity|stock)|professional development|wellness|in (?:assets|deposits|transactions|revenue|savings|volume|sales))\b/i;

const SILENT: ReadonlySet<SectionKind> = new Set(['process']);

interface Candidate extends TextSpan {
  readonly salary: Salary;
  readonly points: number;
}

/** The pay that the posting states for the job. `countries`: of the places of work; they tell whose dollar is meant. */
export function readSalary(posting: Posting, fields: readonly HeaderField[], countries: readonly string[]): Found<Salary> | null {
  const labelled = fields.filter(({ name }) => name === 'salary').flatMap((field) => candidatesIn(posting, field, POINTS.field, countries));
  const stated = posting.blocks
    .filter(({ section }) => !SILENT.has(section))
    .flatMap((block, index) => {
      const opening = index < 6 || block.section === 'header' || block.section === 'intro' || block.section === 'benefits';
      const base = block.section === 'salary' ? POINTS.section : opening ? POINTS.opening : 0;
      return candidatesIn(posting, block, base, countries);
    });
  const all = [...labelled, ...stated].filter(({ points }) => points >= LEAST_POINTS);
  const [best] = all.toSorted((one, other) => other.points - one.points || one.start - other.start);
  return best === undefined ? null : { value: best.salary, span: { start: best.start, end: best.end } };
}

function candidatesIn({ text }: Posting, span: TextSpan, base: number, countries: readonly string[]): Candidate[] {
  const amounts = amountsIn(text, span);
  const candidates: Candidate[] = [];
  for (let index = 0; index < amounts.length; index++) {
    const low = amounts[index];
    if (low === undefined) continue;
    const next = amounts[index + 1];
    const high = next !== undefined && RANGE.test(text.slice(low.end, next.start)) && isAbove(low, next) ? next : undefined;
    if (high !== undefined) index++;
    const candidate = toCandidate(text, span, low, high, base, countries);
    if (candidate !== null) candidates.push(candidate);
  }
  return candidates;
}

function isAbove(low: Amount, high: Amount): boolean {
  return high.number * (high.multiplier ?? 1) > low.number * (low.multiplier ?? 1) || (high.multiplier === null && high.number > low.number);
}

function toCandidate(
  text: string,
  span: TextSpan,
  low: Amount,
  high: Amount | undefined,
  base: number,
  countries: readonly string[],
): Candidate | null {
  const { start } = low;
  const { end } = high ?? low;
  const before = text.slice(Math.max(span.start, start - REACH), start);
  const after = text.slice(end, Math.min(span.end, end + REACH));
  const label = text.slice(Math.max(0, span.start - 30), start);
  const multiplier = high?.multiplier ?? low.multiplier;
  const lowest = low.number * (low.multiplier ?? multiplier ?? 1);
  const highest = high === undefined ? lowest : high.number * (high.multiplier ?? low.multiplier ?? 1);
  const currency = currencyOf(low, high, base, multiplier, countries);
  if (currency === null || lowest <= 0 || (multiplier ?? 0) >= 1e6) return null;
  const inside = high === undefined ? '' : text.slice(low.end, high.start);
  const stated = low.perAnnum || high?.perAnnum === true ? 'year' : statedPeriod(label, `${inside.replace(/-.*/, '')}${after}`);
  const period = stated ?? likelyPeriod(highest, currency);
  if (period === 'year' && (highest < LEAST_YEARLY || highest > MOST_YEARLY)) return null;
  const other = OTHER_BEFORE.test(before) || OTHER_AFTER.test(after);
  const points =
    base +
    (PAY_BEFORE.test(before) || PAY_AFTER.test(after) ? POINTS.word : 0) +
    (high === undefined ? 0 : POINTS.range) +
    (stated === 'hour' || stated === 'day' ? POINTS.rate : stated === null ? 0 : POINTS.period) +
    (low.currency !== null || typeof high?.currency === 'string' ? POINTS.currency : 0) +
    (low.perAnnum || high?.perAnnum === true ? POINTS.word : 0) +
    (period === 'year' && highest >= LEAST_YEARLY ? POINTS.magnitude : 0) +
    (other ? POINTS.other : 0);
  const range = ends(before, lowest, highest, high === undefined, low.open);
  return { salary: { ...range, currency, period }, points, start, end };
}

/** "From", "up to" and a plus leave one end of a single amount open. */
function ends(before: string, lowest: number, highest: number, single: boolean, open: boolean): Pick<Salary, 'min' | 'max'> {
  if (!single) return { min: lowest, max: highest };
  if (/\b(?:up to|max\.?|maximum(?: of)?) ?$/i.test(before)) return { min: null, max: highest };
  if (open || /\b(?:from|starting at|starts at|minimum(?: of)?|at least) ?$/i.test(before)) return { min: lowest, max: null };
  return { min: lowest, max: highest };
}

/** ISO 4217 code; without any sign of a currency only where the line is about pay and the amount is written as pay. */
function currencyOf(low: Amount, high: Amount | undefined, base: number, multiplier: number | null, countries: readonly string[]): string | null {
  const named = [low.currency, high?.currency].filter((currency) => typeof currency === 'string');
  const written = named.find((currency) => !isLoneSign(currency)) ?? named[0];
  if (low.perAnnum || high?.perAnnum === true) return codeOf(written ?? '₹', countries);
  if (written !== undefined) return codeOf(written, countries);
  if (base < POINTS.field || (multiplier === null && low.number < LEAST_YEARLY)) return null;
  return CURRENCIES.homes[countries[0] ?? 'US'] ?? 'USD';
}

function codeOf(written: string, countries: readonly string[]): string {
  const [country] = countries;
  const lone = countries.length === 1 && country !== undefined;
  if (written === '$' && lone) return CURRENCIES.dollarCountries[country] ?? 'USD';
  if (/^kr$/i.test(written) && lone) return CURRENCIES.krCountries[country] ?? 'SEK';
  const sign = CURRENCIES.signs[written] ?? CURRENCIES.names[written.toLowerCase()];
  if (sign !== undefined) return sign;
  const code = written.toUpperCase().replaceAll(/[^A-Z]/g, '').slice(0, 4);
  return CURRENCIES.aliases[code] ?? CURRENCIES.signs[written.toUpperCase()] ?? code.slice(0, 3);
}

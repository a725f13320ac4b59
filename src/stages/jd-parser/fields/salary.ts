import { type Salary } from '../../../domain/job-requirement.js';
import { currencyCode, homeCurrency } from '../../../knowledge/money/currencies.js';
import { likelyPeriod, statedPeriod } from '../../../knowledge/money/pay-period.js';
import { type AmountRange, rangesIn } from '../../../knowledge/money/ranges.js';
import { type Posting } from '../posting.js';
import { type SectionKind } from '../structure/headings.js';
import { type TextSpan } from '../text/text-builder.js';
import { type Found } from './found.js';
import { type HeaderField } from './header-fields.js';
import { THRESHOLDS } from '../thresholds.js';

/** Points of the signs that an amount is the pay of the job. */
const POINTS = {
  field: 3,
  section: 3,
  word: 2,
  range: 3,
  rate: 2,
  period: 1,
  currency: 1,
  opening: 1,
  magnitude: 1,
  cell: 1,
  other: -6,
} as const;
/** Number of characters around an amount that are searched for words about it. */
const REACH = 60;
/** Pay for a year lies between these amounts, in any currency. */
const MIN_YEARLY = 10_000;
const MAX_YEARLY = 1e11;

const PAY_BEFORE =
  /\b(?:salary|salaries|compensation|pay|pays|paying|paid|base|rate|rates|wage|wages|ctc|remuneration|package|earn|gross|net|ote|range|budget for this role|budget is|budget (?:of )?up to)\b/i;
const PAY_AFTER =
  /^[^.;\n]{0,24}\b(?:salary|base|gross|net|salaries|ote|ctc|to start|starting|per annum|p\.a|plus|\+ ?(?:equity|options|bonus|super|benefits|vat)|doe|depending on experience|before tax)/i;
/** Words before money that is not the pay. */
const OTHER_BEFORE =
  /\b(?:bonus|bonuses|stipend|allowance|budget(?! (?:is|up to|of up to))|funding|raised|raising|series [a-f]|seed|round|valuation|revenue|reimburse\w{0,5}|relocation|referral|insurance|coverage|cover|equipment|learning|training|education|donat\w{1,5}|discount|worth|processed|processes|over \d|deposits?|wellness|gym|per diem|savings?|users?|customers|sign-?on|signing|grant|profit|capital|investment|backed|earned|sold|market|match|contribution|conference|vouchers?|setup|life|disability|prize|bounty|visa|exceed)\b[^.;|]{0,40}$/i;
const OTHER_AFTER =
  /^(?![^.;]{0,12}\b(?:plus|and|with)\b)[^.;,|+-]{0,22}?\b(?:(?:signing|sign-?on|annual|yearly|performance|referral|relocation|retention|joining) bonus|bonus|stipend|budget|allowance|in funding|funding|raised|fund|round|series|reimbursement|coverage|insurance|setup|set up|for home|home-?office|for your|learning|training|equipment|towards?|voucher|credit|revenue|valuation|users|customers|deposits|match|worth|grant|of (?:learning|training|equity|stock)|professional development|wellness|in (?:assets|deposits|transactions|revenue|savings|volume|sales))\b/i;

/** The word for the pay directly before the amount: "gross salary 30-36K" needs no sign of a currency. */
const PAY_DIRECT = /\b(?:salary|gross(?: annual)?(?: salary| pay)?|gross annual)[: (]{1,3}$/i;
/** An amount between dashes or pipes: "DEVOPS ENGINEER - LEEDS - £60,000". */
const CELL_BEFORE = /(?: [-–|·]|^\|?) $/;
const CELL_AFTER = /^(?: ?[-–|·+]|$)/;

/** "12.000 zł, 2 days per week from home": the week is not that of the pay. */
const OTHER_TIME = /[,;] ?[1-5] days? .{0,60}$/;

const SILENT: ReadonlySet<SectionKind> = new Set(['process']);

interface Candidate extends TextSpan {
  readonly salary: Salary;
  readonly points: number;
}

/**
 * Returns the pay that the posting states for the job. `countries` are those of the places of work: they decide which
 * dollar is meant.
 */
export function readSalary(
  posting: Posting,
  fields: readonly HeaderField[],
  countries: readonly string[],
  leastPoints = THRESHOLDS.salaryPoints,
): Found<Salary> | null {
  const labelled = fields
    .filter(({ name }) => name === 'salary')
    .flatMap((field) => candidatesIn(posting, field, POINTS.field, countries));
  const stated = posting.blocks
    .filter(({ section }) => !SILENT.has(section))
    .flatMap((block, index) => {
      const opening =
        index < 6 || block.section === 'header' || block.section === 'intro' || block.section === 'benefits';
      const base = block.section === 'salary' ? POINTS.section : opening ? POINTS.opening : 0;
      return candidatesIn(posting, block, base, countries);
    });
  const all = [...labelled, ...stated].filter(({ points }) => points >= leastPoints);
  const [best] = all.toSorted((one, other) => other.points - one.points || one.start - other.start);
  return best === undefined ? null : { value: best.salary, span: { start: best.start, end: best.end } };
}

function candidatesIn({ text }: Posting, span: TextSpan, base: number, countries: readonly string[]): Candidate[] {
  return rangesIn(text, span.start, span.end).flatMap((range) => toCandidate(text, span, range, base, countries) ?? []);
}

function toCandidate(
  text: string,
  span: TextSpan,
  range: AmountRange,
  base: number,
  countries: readonly string[],
): Candidate | null {
  const { start, end, low, high, lowest, highest } = range;
  const before = text.slice(Math.max(span.start, start - REACH), start);
  const after = text.slice(end, Math.min(span.end, end + REACH)).replace(OTHER_TIME, '');
  const label = text.slice(Math.max(0, span.start - 30), start);
  const direct = PAY_DIRECT.test(before) || /^[^.;,]{0,3}\b(?:gross|salary)\b/i.test(after);
  const currency = currencyOf(
    range,
    direct && multiplierOf(range) !== null ? Math.max(base, POINTS.field) : base,
    countries,
  );
  if (currency === null || lowest <= 0 || (multiplierOf(range) ?? 0) >= 1e6) return null;
  const inside = high === undefined ? '' : text.slice(low.end, high.start);
  const stated = range.perAnnum ? 'year' : statedPeriod(label, `${inside.replace(/-.*/, '')}${after}`);
  const period = stated ?? likelyPeriod(highest, currency);
  if (period === 'year' && (highest < MIN_YEARLY || highest > MAX_YEARLY)) return null;
  const other = OTHER_BEFORE.test(before) || OTHER_AFTER.test(after);
  const points =
    base +
    (PAY_BEFORE.test(before) || PAY_AFTER.test(after) ? POINTS.word : 0) +
    (high === undefined ? 0 : POINTS.range) +
    (stated === 'hour' || stated === 'day' ? POINTS.rate : stated === null ? 0 : POINTS.period) +
    (range.currency === null ? 0 : POINTS.currency) +
    (range.perAnnum ? POINTS.word : 0) +
    (period === 'year' && highest >= MIN_YEARLY ? POINTS.magnitude : 0) +
    (base >= POINTS.opening && CELL_BEFORE.test(before) && CELL_AFTER.test(after) ? POINTS.cell : 0) +
    (other ? POINTS.other : 0);
  return { salary: { ...ends(before, range), currency, period }, points, start, end };
}

/** "From", "up to" and a plus leave one end of a single amount open. */
function ends(before: string, { low, high, lowest, highest }: AmountRange): Pick<Salary, 'min' | 'max'> {
  if (high !== undefined) return { min: lowest, max: highest };
  if (/\b(?:up to|max\.?|maximum(?: of)?) ?$/i.test(before)) return { min: null, max: highest };
  if (low.open || /\b(?:from|starting at|starts at|minimum(?: of)?|at least) ?$/i.test(before))
    return { min: lowest, max: null };
  return { min: lowest, max: highest };
}

/**
 * Returns the ISO 4217 code. Without a currency sign, only a line about pay with an amount written as pay gets a
 * currency.
 */
function currencyOf(range: AmountRange, base: number, countries: readonly string[]): string | null {
  const written = range.currency ?? (range.perAnnum ? '₹' : null);
  if (written !== null) return currencyCode(written, countries);
  const isPay = base >= POINTS.field && (multiplierOf(range) !== null || range.low.number >= MIN_YEARLY);
  return isPay ? homeCurrency(countries) : null;
}

function multiplierOf({ low, high }: AmountRange): number | null {
  return high?.multiplier ?? low.multiplier;
}

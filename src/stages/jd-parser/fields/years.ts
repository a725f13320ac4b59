import { readFileSync } from 'node:fs';
import { type Posting } from '../posting.js';
import { type SectionKind } from '../structure/headings.js';
import { type TextSpan } from '../text/text-builder.js';
import { type Found } from './found.js';
import { type HeaderField } from './header-fields.js';

/** Years of experience that the posting asks for; null is an open end. */
export interface Years {
  readonly min: number | null;
  readonly max: number | null;
}

const WORDS = JSON.parse(readFileSync(new URL('./data/numbers.json', import.meta.url), 'utf8')) as Record<
  string,
  number
>;

const NUMBER = String.raw`(?:\d{1,2}(?:\.5)?|${Object.keys(WORDS).join('|')})`;
/** The same number in digits after the word: "four (4)". */
const TWICE = String.raw`(?: ?\(\d{1,2}\+?\))?`;
const UNIT = String.raw`(?:years?|yrs?|yoe)\b`;
const ANY_UNIT = /y(?:ea)?rs?\b|yoe\b/i;
const YEARS = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,$€£])(?<low>${NUMBER})${TWICE}(?<open> ?\+| ?plus| or more| or above| and above| \(?min\.?\)?)?` +
    String.raw`(?: ?(?:-|to|/|or|and) ?(?<high>\d{1,2}|${Object.keys(WORDS).join('|')})${TWICE}(?<openHigh> ?\+)?)?[ -]{0,2}(?:full |solid |recent |consecutive )?${UNIT}(?<openAfter> ?\+| or more| or above| and above| plus\b)?`,
  'giu',
);

/** "Minimum 4 years, maximum 10 years", "min 4 max 10 yrs", "between 2 and 6 years": one range in two parts. */
const BOUNDED = new RegExp(
  String.raw`\b(?:min(?:imum)?(?: of)?|at least|from|between)[ :.]{0,2}(?<low>${NUMBER})(?: ?${UNIT})?,? ?(?:to|and|-)? ?(?:max(?:imum)?(?: of)?|at most|up to|and|to)[ :.]{0,2}(?<high>${NUMBER}) ?${UNIT}`,
  'giu',
);

/** No posting asks for more years; a larger number is an age or a history. */
const MAX_YEARS = 30;
/** Number of characters around a number that are searched for words about it. */
const REACH = 70;

/** Words that show that a number of years is not a demand: history, contract terms, ages, education. */
const HISTORY =
  /(?:\b(?:fixed[ -]term,?|contract,?|last|past|over the|for more than|for over|for the|within|founded|since|next|every|first|after|in (?:just |only )?|under|than a|turned|during|anniversary|grown|growing|more than a|another|previous|each|per|of the|aged?)|[$€£]|up to|maximum of|max\.?|less than|fewer than|no more than) ?$/i;
const NO_DEMAND_AFTER =
  /^(?:[ -](?:ago|old|of age|in business|in a row|contract|fixed|degree|program|programme|vesting|vest|term|from now|running|anniversary|of history|of operation|of funding|of growth|warranty|graduate|college|university|bachelor|diploma|project|after|of company|of our|later|straight|now)\b|\)? (?:in the market|in a row|university|degree))/i;
const OPEN_BEFORE =
  /(?:at least|minimum(?: of)?|min\.?|more than|over|atleast|no less than|upwards of|not less than|a minimum|least|>=?|≥) ?(?:of )?$/i;
const ABOUT_EXPERIENCE =
  /\b(?:experienc\w{0,2}|exp|working|work|hands|professional\w{0,2}|industry|commercial|develop\w{0,5}|engineer\w{0,3}|programming|coding|background|track record|practice|as an?|in an?|building|managing|leading|using|with|in|of|writing|designing|administ\w{1,8}|similar|relevant|production|software|testing|role|field|operating|shipping|running|prior|required|minimum|min|at least|you|must|should)\b/i;
/** Whose years these are: the words from the beginning of the clause to the number. */
const OF_OTHERS =
  /\b(?:our|the|its|their) (?:\w{2,14} ){0,3}(?:cto|ceo|founders?|co-founders?|team|company|agency|studio|firm|engineers|developers|leadership|people|managers?|products?|codebase|platform|clients?|customers?)\b[^.!?;]{0,40}\b(?:has|have|had|spent|bring|brings|with|is|are|combined)\b|\bfor (?:more than|over|almost|nearly|about|some)? ?$|\bwith (?:over|more than|almost|nearly)? ?$|\bfounders? (?:\w+ ){0,3}spent\b/i;
/** Words that make the number a demand although others are named before it. */
const OF_HIRE =
  /\b(?:you|your|candidates?|applicants?|someone|somebody|person|developer|engineer|looking for|seek(?:ing)?|require[sd]?|must|need)\b/i;
const ABOUT_COMPANY =
  /\b(?:we have|we've|our company|our team|our history|the company|in business|our experience|combined|collective|founded|been (?:in|building|around)|we are|we're|customers|heritage|serving|contract|vesting|warranty)\b/i;
/** "We are looking for someone with 5+ years who …". */
const SOMEONE_WITH =
  /\b(?:someone|somebody|person|people|candidates?|developers?|engineers?|you) (?:with|who has|who have|have|has|bring)(?: at least| over| more than| around)? $/i;
/** An alternative to a degree, or a degree as an alternative: not the demand itself. */
const SUBSTITUTE =
  /\b(?:substitut\w{1,5}|in lieu|additional|instead of|or equivalent of|without a degree|in place of)\b/i;

const SILENT: ReadonlySet<SectionKind> = new Set([
  'preferred',
  'negated',
  'benefits',
  'process',
  'legal',
  'company',
  'salary',
]);

interface Mention extends TextSpan {
  readonly years: Years;
}

/** Returns the largest demand of the posting. Years that are only preferred do not count. */
export function readYears(posting: Posting, fields: readonly HeaderField[]): Found<Years> | null {
  const labelled = fields
    .filter(({ name }) => name === 'experience')
    .flatMap((field) => mentionsIn(posting.text, field, true));
  const stated = posting.sentences
    .filter(({ block }) => !SILENT.has(block.section))
    .flatMap((sentence) => mentionsIn(posting.text, sentence, false));
  const mentions = [...labelled, ...stated];
  const [best] = mentions.toSorted(
    (one, other) => (other.years.min ?? 0) - (one.years.min ?? 0) || one.start - other.start,
  );
  return best === undefined ? null : { value: best.years, span: { start: best.start, end: best.end } };
}

function mentionsIn(text: string, span: TextSpan, labelled: boolean): Mention[] {
  const part = text.slice(span.start, span.end);
  if (!ANY_UNIT.test(part)) return [];
  const bounded = [...part.matchAll(BOUNDED)];
  const inBounds = (at: number) => bounded.some(({ index, 0: whole }) => at >= index && at < index + whole.length);
  const singles = [...part.matchAll(YEARS)].filter(({ index }) => !inBounds(index));
  return [...bounded, ...singles].flatMap((match) => {
    const before = part.slice(Math.max(0, match.index - REACH), match.index);
    const after = part.slice(match.index + match[0].length, match.index + match[0].length + REACH);
    if (!labelled && !isDemand(before, after, match[0])) return [];
    const years = toYears(match.groups ?? {}, before);
    if (years === null) return [];
    const start = span.start + match.index;
    return [{ years, start, end: start + match[0].length }];
  });
}

function isDemand(before: string, after: string, whole: string): boolean {
  if ((HISTORY.test(before) && !OPEN_BEFORE.test(before)) || /\bcommit\w{0,5}\b/i.test(before.slice(-40))) return false;
  if (NO_DEMAND_AFTER.test(after) || SUBSTITUTE.test(before.slice(-40)) || SUBSTITUTE.test(after.slice(0, 30)))
    return false;
  if (isOfOthers(before, after)) return false;
  if (
    (ABOUT_COMPANY.test(clauseOf(before)) && !OF_HIRE.test(clauseOf(before))) ||
    /\b(?:a |is a |would be a |considered a )(?:plus|bonus|advantage)\b/i.test(after)
  )
    return false;
  if (/\b(?:ideally|preferably|nice to have|bonus)\b[^.]{0,30}$/i.test(before)) return false;
  return (
    SOMEONE_WITH.test(before) ||
    ABOUT_EXPERIENCE.test(after) ||
    ABOUT_EXPERIENCE.test(before) ||
    /[+-]/.test(whole) ||
    (before.trim() === '' && after.trim() === '')
  );
}

/** "Our CTO has 21 years", "for more than 12 years an agency", "With 25 years of experience, Acme is …". */
function isOfOthers(before: string, after: string): boolean {
  const clause = clauseOf(before);
  if (!OF_OTHERS.test(clause) || OF_HIRE.test(clause)) return false;
  if (/\bwith (?:over|more than|almost|nearly)? ?$/i.test(clause))
    return /^\W{0,2}with/i.test(clause.trimStart()) && /,? (?:we|\p{Lu}[\p{L}]+) (?:is|are|has|have)\b/u.test(after);
  return true;
}

/** The words since the last stop. */
function clauseOf(before: string): string {
  const stop = Math.max(...['.', '!', '?', ';'].map((sign) => before.lastIndexOf(sign)));
  return before.slice(stop + 1);
}

function toYears(groups: Record<string, string | undefined>, before: string): Years | null {
  const low = valueOf(groups['low']);
  const high = valueOf(groups['high']);
  if (low === null || low > MAX_YEARS) return null;
  const open = groups['open'] ?? groups['openHigh'] ?? groups['openAfter'];
  if (high === null || high <= low || high > MAX_YEARS) return low === 0 ? null : { min: low, max: null };
  return { min: low, max: open === undefined && !OPEN_BEFORE.test(before) ? high : null };
}

function valueOf(written: string | undefined): number | null {
  if (written === undefined) return null;
  return WORDS[written.toLowerCase()] ?? Number(written);
}

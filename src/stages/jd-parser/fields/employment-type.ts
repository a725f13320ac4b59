import { type EmploymentType } from '../../../domain/job-terms.js';
import { type Posting } from '../posting.js';
import { type SectionKind } from '../structure/headings.js';
import { type TextSpan } from '../text/text-builder.js';
import { type Found } from './found.js';
import { type HeaderField } from './header-fields.js';

/** The order matters: a contract or an internship may also be full time. */
const PATTERNS: readonly (readonly [EmploymentType, RegExp])[] = [
  ['internship', /\b(?:internship|intern\b|working student|werkstudent|apprenticeship)/i],
  [
    'contract',
    /\b(?:freelance(?:r|rs)?|contractor|contract (?:position|role|basis|job|work)|\d{1,2}[ -]?months? contract|\d{1,2}[ -]?months?,? (?:rolling|initial|fixed)|\(?\d{0,2}[ -]?month contract|fixed[ -]term|temporary|b2b(?: contract)?|outside ir35|inside ir35|\d{1,2}[ -]?months? engagement|contract[ -]to[ -]hire|c2c|corp[ -]to[ -]corp|1099|(?<!smart )contract)\b/i,
  ],
  ['part-time', /\bpart[ -]?time\b/i],
  ['full-time', /\b(?:full[ -]?time|permanent|w-?2|40 hours)\b/i],
];
/** Outside labelled lines only unambiguous phrases count. */
const PLAIN: readonly (readonly [EmploymentType, RegExp])[] = [
  ['contract', /\bfreelance (?:\S+ ){0,4}(?:developer|engineer|position|role|basis)\b/i],
  [
    'contract',
    /\b(?:the freelancer|contract (?:position|role|basis|job)|\d{1,2}[ -]?months? (?:contract|engagement)|fixed[ -]term|b2b contract|(?:outside|inside) ir35|contract[ -]to[ -]hire|contractor)\b/i,
  ],
  [
    'contract',
    /\b(?:engineer|developer|programmer|architect|analyst|consultant|scientist|tester)s? for (?:\d{1,2}|three|four|six|nine|twelve) months\b/i,
  ],
  ['part-time', /\bpart[ -]time (?:position|role|job|basis|employment|contract)\b/i],
  [
    'full-time',
    /\bfull[ -]?time,? (?:\S+ ){0,5}(?:position|role|job|employment|employee|opportunity|contract|salaried)\b/i,
  ],
  ['full-time', /\b(?:position|role|job) is (?:\S+ ){0,2}full[ -]?time\b/i],
  ['full-time', /\b(?:looking for|seeking|hiring|this is) an? (?:\S+ ){0,3}full[ -]?time\b/i],
  [
    'full-time',
    /\b(?:full[ -]?time(?=, 100)|permanent (?:contract|position|role|full|employment)|unlimited contract)\b/i,
  ],
];
const LONGEST_TERMS = 22;
/** "Contract: 12 months": a job that ends. */
const DURATION: typeof PATTERNS = [['contract', /^\d{1,2} ?months?$/i]];
/** A line of its own about the terms of work may stand below any list. */
const TERMS_LINE =
  /^(?:an? |in )?(?:full-time|part-time|permanent|fixed-term)(?:,? (?:and )?(?:permanent|unlimited|full-time))? (?:position|contract|employment)\b[^.;]{0,40}$/i;
const SILENT: ReadonlySet<SectionKind> = new Set(['company', 'legal', 'preferred', 'requirements']);

/** Returns the kind of employment if the posting states it about this job. */
export function readEmploymentType(
  posting: Posting,
  role: Found<string> | null,
  fields: readonly HeaderField[],
): Found<EmploymentType> | null {
  const labelled = fields.filter(({ name }) => name === 'employment' || name === 'salary' || name === 'location');
  const titles = posting.blocks.filter(
    (block) => block.section === 'header' && block.text.length < 160 && !isField(block, fields),
  );
  return (
    firstIn(posting.text, labelled, PATTERNS) ??
    firstIn(posting.text, role === null ? titles : [withTermsBefore(role.span), ...titles], PATTERNS) ??
    firstIn(
      posting.text,
      posting.sentences.filter(({ block }) => !SILENT.has(block.section)),
      PLAIN,
    ) ??
    firstIn(
      posting.text,
      posting.sentences.filter(({ start, end }) => TERMS_LINE.test(posting.text.slice(start, end))),
      PLAIN,
    ) ??
    firstIn(posting.text, labelled, DURATION)
  );
}

/** The title does not contain the terms before it: "a part-time WordPress developer". */
function withTermsBefore({ start, end }: TextSpan): TextSpan {
  return { start: Math.max(0, start - LONGEST_TERMS), end };
}

function isField(block: TextSpan, fields: readonly HeaderField[]): boolean {
  return fields.some(({ start, end }) => start >= block.start && end <= block.end);
}

function firstIn(text: string, spans: readonly TextSpan[], patterns: typeof PATTERNS): Found<EmploymentType> | null {
  for (const [value, pattern] of patterns) {
    for (const span of spans) {
      const match = pattern.exec(text.slice(span.start, span.end));
      if (match === null) continue;
      const start = span.start + match.index;
      return { value, span: { start, end: start + match[0].length } };
    }
  }
  return null;
}

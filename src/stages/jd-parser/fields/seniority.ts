import { SENIORITIES, type Seniority } from '../../../domain/job-terms.js';
import { type Posting } from '../posting.js';
import { type TextSpan } from '../text/text-builder.js';
import { type Found } from './found.js';
import { type HeaderField } from './header-fields.js';

/** Words of a title that state a level. The last pattern of a level may also occur in the body of the posting. */
const LEVELS: Readonly<Record<Seniority, RegExp>> = {
  intern: /\b(?:intern|interns|internship|trainee|apprentice|apprenticeship|working student|werkstudent|co-?op)\b/i,
  junior: /\b(?:junior|jr|entry[ -]level|graduate|new grad|early career|beginner)\b\.?/i,
  mid: /\b(?:mid|middle|intermediate|medior|mid[ -]?level|mid[ -]?senior|mid[ -]weight|midweight|regular)\b/i,
  senior: /\b(?:senior|sr|snr|sen\.)\b\.?/i,
  lead: /\b(?:lead|team ?lead|tech ?lead|teamlead|techlead|team leader|technical lead)\b/i,
  staff: /\bstaff\b(?! augmentation)/i,
  principal: /\b(?:principal|distinguished)\b/i,
  manager: /\b(?:manager|head of|director|vp|vice president|cto|chief|managing)\b/i,
};

/** "Engineer II", "SDE-3", "Developer 2": the number states the grade. */
const GRADE =
  /\b(?:engineer|developer|analyst|administrator|architect|scientist|programmer|sde|swe|sdet|dev|tester|consultant|specialist|technician|designer)[ ,-]{0,3}(iv|iii|ii|i|v|[1-5])\b/i;
const GRADES: Readonly<Record<string, Seniority>> = {
  i: 'junior',
  '1': 'junior',
  ii: 'mid',
  '2': 'mid',
  iii: 'senior',
  '3': 'senior',
  iv: 'senior',
  '4': 'senior',
  v: 'staff',
  '5': 'staff',
};

/** What stands between the two levels of a range. */
const RANGE = /^[ -]{0,2}(?:level)? ?(?:\/|,|-|to|or|and|&|through)[ -]{0,2}(?:and |or )?$/i;

/** People managers, and managers of only a product, a project or accounts. */
const NO_PEOPLE =
  /\b(?:product|project|program|programme|account|release|community|marketing|content|delivery|success|incident|configuration|case|database|change|test)[ -]manager\b/i;
const NO_LEVEL =
  /\bmember of technical staff\b|\blead (?:generation|gen|time)\b|\bsenior (?:management|leadership|stakeholders)\b/gi;

const ADJECTIVES = String.raw`(?:[\p{L}-]{2,20},? (?:and )?){0,3}`;
const LEVEL = String.raw`(?:mid(?:dle)?(?:[ -]?level)?(?: ?(?:/|to|or|-) ?senior)?|intermediate|junior|senior|sr\.?|lead|staff|principal|entry[ -]level)`;
const NOUN = String.raw`(?:developers?|engineers?|architects?|programmers?|scientists?|analysts?|administrators?|testers?|designers?|consultants?|level|profile|position|role|candidate|dev|devops|sre|manager|managers|contractor|specialist)`;
const LEVEL_WORD = new RegExp(LEVEL, 'i');
/**
 * Sentences in the body about the hire: "we seek a senior … engineer", "this is a senior position", "a mid-level role".
 */
const IN_BODY: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:looking (?:for|to (?:hire|add|recruit|bring on))|searching for|seek(?:s|ing)?|hir(?:e|es|ing)|recruiting|need|want|bring on|join (?:us|our [\p{L} ]{2,20}) as|role of|position of|you are|you're|this is|as) (?:a|an|our (?:next|first|new)|another|one)? ?(?:\([\p{L}/ ]{2,20}\) )?${ADJECTIVES}(?<level>${LEVEL})[ -](?:level )?(?:[\p{L}\p{N}.#+/-]{1,20} ){0,5}${NOUN}\b`,
    'giu',
  ),
  new RegExp(String.raw`\b(?<level>${LEVEL})[ -]level (?:[\p{L}-]{2,20} ){0,3}${NOUN}\b`, 'giu'),
];
const NOT_THE_HIRE =
  /\b(?:grow into|become|mentor\w{0,3}|report(?:s|ing)? to|work(?:ing)? (?:with|alongside|closely with)|other|beside|alongside|under|team of|our|collaborat\w+ with|support(?:ing)?|coach\w{0,3}|by|help\w{0,3}|from|experience (?:working )?as) (?:\w+ ){0,3}$/i;

/** Returns the level that the posting states. For a range, the lowest level. */
export function readSeniority(
  posting: Posting,
  role: Found<string> | null,
  fields: readonly HeaderField[],
): Found<Seniority> | null {
  const titles: TextSpan[] = role === null ? [] : [withRestOfLine(posting, role.span)];
  const labelled = fields.filter(({ name }) => name === 'role');
  for (const span of [...titles, ...labelled]) {
    const found = inTitle(posting.text, span);
    if (found !== null) return found;
  }
  for (const field of fields) {
    const found = field.name === 'seniority' ? inTitle(posting.text, field) : null;
    if (found !== null && !NOT_THE_HIRE.test(posting.text.slice(field.start, found.span.start))) return found;
  }
  return inBody(posting);
}

/** Extends the title to the end of its line: "Data Engineer (Senior)". */
function withRestOfLine({ blocks }: Posting, span: TextSpan): TextSpan {
  const block = blocks.find(({ start, end }) => start <= span.start && end >= span.end);
  const short = block !== undefined && block.end - block.start < 120 && block.section === 'header';
  return short ? { start: span.start, end: block.end } : span;
}

function inTitle(text: string, span: TextSpan): Found<Seniority> | null {
  const title = text.slice(span.start, span.end).replaceAll(NO_LEVEL, (found) => ' '.repeat(found.length));
  const stated = SENIORITIES.flatMap((level) => {
    const match = LEVELS[level].exec(title);
    if (match === null || (level === 'manager' && NO_PEOPLE.test(title))) return [];
    const start = span.start + match.index;
    return [{ value: level, span: { start, end: start + match[0].trimEnd().length } }];
  });
  return chooseLevel(text, stated) ?? gradeIn(title, span);
}

/**
 * "Manager" goes before every other level. A range counts as its lowest level; "Senior Staff Engineer" counts as its
 * highest.
 */
function chooseLevel(text: string, stated: readonly Found<Seniority>[]): Found<Seniority> | null {
  const manager = stated.find(({ value }) => value === 'manager');
  if (manager !== undefined) return manager;
  const inOrder = stated.toSorted((one, other) => one.span.start - other.span.start);
  const range = inOrder.some(({ span }, index) => {
    const next = inOrder[index + 1];
    return next !== undefined && RANGE.test(text.slice(span.end, next.span.start));
  });
  return (range ? stated[0] : stated.at(-1)) ?? null;
}

function gradeIn(title: string, span: TextSpan): Found<Seniority> | null {
  const grade = GRADE.exec(title);
  const level = GRADES[grade?.[1]?.toLowerCase() ?? ''];
  if (grade === null || level === undefined) return null;
  return { value: level, span: { start: span.start + grade.index, end: span.start + grade.index + grade[0].length } };
}

function inBody({ text, sentences }: Posting): Found<Seniority> | null {
  for (const { start, end, block } of sentences) {
    if (block.section === 'benefits' || block.section === 'legal' || block.section === 'process') continue;
    const part = text.slice(start, end);
    if (!LEVEL_WORD.test(part)) continue;
    for (const pattern of IN_BODY) {
      for (const match of part.matchAll(pattern)) {
        if (NOT_THE_HIRE.test(part.slice(Math.max(0, match.index - 40), match.index))) continue;
        const level = match.groups?.['level'] ?? '';
        const at = start + match.index + match[0].indexOf(level);
        const found = inTitle(text, { start: at, end: at + level.length });
        if (found !== null) return found;
      }
    }
  }
  return null;
}

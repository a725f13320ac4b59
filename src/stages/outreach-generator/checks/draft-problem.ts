import { type DraftFacts } from '../facts/draft-facts.js';
import { type DraftText } from './text/draft-text.js';

/** What a problem can be about, with the codes of the problems that a draft can have. The codes are stable. */
const CODES = {
  form: [
    'too-short',
    'too-long',
    'subject-length',
    'subject-missing',
    'placeholder',
    'hidden-text',
    'instruction',
    'link',
    'contact-detail',
    'requirement-missing',
    'sender-missing',
    'opt-out-missing',
  ],
  tone: ['exclamation', 'shouting', 'cliche', 'flattery'],
  pressure: ['urgency', 'pressure'],
  source: ['source-missing', 'data-source'],
  work: ['repository', 'stale-work', 'work-item', 'authorship', 'technology', 'code-reading', 'no-evidence'],
  quantity: ['number'],
  time: ['date'],
  place: ['place', 'work-mode'],
  pay: ['pay', 'pay-missing', 'benefit'],
  acquaintance: ['relationship', 'protected-trait'],
  company: ['company', 'company-missing', 'industry', 'title'],
  person: ['name', 'unknown-name'],
  unknown: ['unknown-claim'],
} as const;

/** What a problem is about. */
export type ProblemKind = keyof typeof CODES;
export type DraftProblemCode = (typeof CODES)[ProblemKind][number];

const KIND_OF = Object.fromEntries(
  Object.entries(CODES).flatMap(([kind, codes]) => codes.map((code) => [code, kind])),
) as Readonly<Record<DraftProblemCode, ProblemKind>>;
/** All codes. */
export const DRAFT_PROBLEMS = Object.keys(KIND_OF) as DraftProblemCode[];

/** What problems of a code are about. */
export function kindOf(code: DraftProblemCode): ProblemKind {
  return KIND_OF[code];
}

/** A part of a text. */
export interface TextRange {
  start: number;
  /** After the last character. */
  end: number;
}

/** The place of a problem in a draft. */
export interface ProblemPlace extends TextRange {
  field: 'subjectLine' | 'messageText';
}

/** What a check finds. */
export interface FoundProblem {
  code: DraftProblemCode;
  /** The words that have the problem, as the check read them; empty if something is missing. */
  text: string;
  /** Why it is a problem, in English, so that a person or a model can correct it. */
  reason: string;
  /** `refused`: the draft must not be sent like this; `remark`: it could be better. */
  severity: 'refused' | 'remark';
  /** Where the words are in the neutral text, if the check knows it. */
  range: TextRange | null;
}

/** A problem of a draft. */
export interface DraftProblem {
  code: DraftProblemCode;
  kind: ProblemKind;
  /** The words of the draft that have the problem; empty if something is missing. */
  text: string;
  /** Why it is a problem, in English, so that a person or a model can correct it. */
  reason: string;
  /** `refused`: the draft must not be sent like this; `remark`: it could be better. */
  severity: 'refused' | 'remark';
  /** Where the words are; null if something is missing, or if the problem is the draft as a whole. */
  place: ProblemPlace | null;
}

/** What a person or a model is told of a problem. */
export type ProblemReport = Pick<DraftProblem, 'code' | 'text' | 'reason' | 'severity'>;

/** A check returns the problems that it finds. */
export type DraftCheck = (text: DraftText, facts: DraftFacts) => FoundProblem[];

/** Words that a check has found: with their start in the neutral text (as of a regular expression), or without. */
export type FoundWords = string | { 0: string; index: number };

/** Characters of a draft that a problem repeats. */
export const LONGEST_QUOTE = 120;

/** A problem for which the draft is refused. */
export function refused(code: DraftProblemCode, found: FoundWords, reason: string): FoundProblem {
  const text = typeof found === 'string' ? found : found[0];
  return {
    code,
    text: text.trim().slice(0, LONGEST_QUOTE),
    reason,
    severity: 'refused',
    range: typeof found === 'string' ? null : { start: found.index, end: found.index + text.length },
  };
}

/** A problem that does not prevent the use of the draft. */
export function remark(code: DraftProblemCode, found: FoundWords, reason: string): FoundProblem {
  return { ...refused(code, found, reason), severity: 'remark' };
}

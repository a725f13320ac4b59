import { type DraftFacts } from '../facts/draft-facts.js';
import { type DraftText } from './text/draft-text.js';

/** Codes of the problems that a draft can have. They are stable. */
export const DRAFT_PROBLEMS = [
  'too-short',
  'too-long',
  'subject-length',
  'subject-missing',
  'placeholder',
  'hidden-text',
  'instruction',
  'exclamation',
  'shouting',
  'cliche',
  'flattery',
  'urgency',
  'pressure',
  'code-reading',
  'relationship',
  'benefit',
  'protected-trait',
  'link',
  'contact-detail',
  'repository',
  'stale-work',
  'work-item',
  'authorship',
  'technology',
  'number',
  'date',
  'pay',
  'pay-missing',
  'company',
  'company-missing',
  'sender-missing',
  'title',
  'name',
  'place',
  'work-mode',
  'industry',
  'unknown-name',
  'requirement-missing',
  'source-missing',
  'no-evidence',
  'data-source',
  'unknown-claim',
  'opt-out-missing',
] as const;
export type DraftProblemCode = (typeof DRAFT_PROBLEMS)[number];

/** What a problem is about. */
export type ProblemKind =
  | 'form'
  | 'tone'
  | 'pressure'
  | 'source'
  | 'work'
  | 'quantity'
  | 'time'
  | 'place'
  | 'pay'
  | 'acquaintance'
  | 'company'
  | 'person'
  | 'unknown';

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

const LONGEST_QUOTE = 120;

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

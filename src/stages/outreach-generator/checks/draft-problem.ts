import { type DraftFacts } from '../facts/draft-facts.js';
import { type DraftText } from './draft-text.js';

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
  'opt-out-missing',
] as const;
export type DraftProblemCode = (typeof DRAFT_PROBLEMS)[number];

/** A problem of a draft. */
export interface DraftProblem {
  code: DraftProblemCode;
  /** The words of the draft that have the problem; empty if something is missing. */
  text: string;
  /** Why it is a problem, in English, so that a person or a model can correct it. */
  reason: string;
  /** `refused`: the draft must not be sent like this; `remark`: it could be better. */
  severity: 'refused' | 'remark';
}

/** A check returns the problems that it finds. */
export type DraftCheck = (text: DraftText, facts: DraftFacts) => DraftProblem[];

/** A problem for which the draft is refused. */
export function refused(code: DraftProblemCode, text: string, reason: string): DraftProblem {
  return { code, text: text.trim().slice(0, 120), reason, severity: 'refused' };
}

/** A problem that does not prevent the use of the draft. */
export function remark(code: DraftProblemCode, text: string, reason: string): DraftProblem {
  return { ...refused(code, text, reason), severity: 'remark' };
}

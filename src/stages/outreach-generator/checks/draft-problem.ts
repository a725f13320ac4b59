import { type DraftFacts } from '../facts/draft-facts.js';
import { type DraftText } from './draft-text.js';

/** What a draft can be refused for, or remarked on. Stable codes. */
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

/** Something about a draft that does not hold. */
export interface DraftProblem {
  code: DraftProblemCode;
  /** The words of the draft that it is about; empty where something is missing. */
  text: string;
  /** Why, in English, for a person or a model to mend it. */
  reason: string;
  /** `refused`: the draft must not go out like this; `remark`: it could be better. */
  severity: 'refused' | 'remark';
}

/** One check: what it finds, nothing where all is well. */
export type DraftCheck = (text: DraftText, facts: DraftFacts) => DraftProblem[];

/** A problem for which a draft is refused. */
export function refused(code: DraftProblemCode, text: string, reason: string): DraftProblem {
  return { code, text: text.trim().slice(0, 120), reason, severity: 'refused' };
}

/** A problem that a draft may have. */
export function remark(code: DraftProblemCode, text: string, reason: string): DraftProblem {
  return { ...refused(code, text, reason), severity: 'remark' };
}

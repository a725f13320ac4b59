import { type RoleFamily, type SkillKind } from '../../domain/job-terms.js';

/**
 * How much evidence an ambiguous spelling needs before it counts as the skill. `capital`: a capital inside a sentence,
 * as in the name, is enough (`Rust`). `context`: a cue beside it is needed (`Go`). `strong`: only a list of skills or a
 * clear cue such as "X developer" is enough (`Self`).
 */
export const EVIDENCE_LEVELS = ['capital', 'context', 'strong'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

/** Distinguishes the skill from the ordinary word with the same spelling. */
export interface AmbiguityRule {
  /** The ambiguous spellings, as in the name and the aliases. All other spellings are unambiguous. */
  spellings: string[];
  /** How much evidence is needed. */
  needs: EvidenceLevel;
  /** Words directly before it that indicate the skill, in lower case. */
  skillBefore: string[];
  /** Words directly after it that indicate the skill, in lower case. */
  skillAfter: string[];
  /** Words directly before it that indicate the ordinary word, in lower case. */
  wordBefore: string[];
  /** Words directly after it that indicate the ordinary word, in lower case. */
  wordAfter: string[];
}

/** A skill in the catalogue. */
export interface SkillEntry {
  /** Canonical name, e.g. `PostgreSQL`; unique. */
  name: string;
  kind: SkillKind;
  /** Other spellings. Variants in case, spaces, hyphens and dots need not be listed. */
  aliases: string[];
  /** Canonical names of skills that follow from this one (React → JavaScript). */
  implies: string[];
  /**
   * Packages whose use shows the skill, by ecosystem (`npm`, `pypi`). A `*` at the end matches every name with this
   * prefix.
   */
  packages: Record<string, string[]>;
  /** GitHub topics, the most common first. */
  topics: string[];
  /** GitHub's name if the skill is a language that GitHub counts, otherwise null. */
  language: string | null;
  /** How ambiguous spellings are decided; null if there are none. */
  ambiguous: AmbiguityRule | null;
  /** Role families for which it is typical; may be empty. */
  families: RoleFamily[];
  /** Whether it is a wide parent skill (Monitoring, Cloud Computing) that says little if a posting asks only for it. */
  vague: boolean;
}

/** A skill that follows from another. */
export interface SkillImplication {
  name: string;
  /** Number of steps; 1 means direct. */
  distance: number;
}

/** A spelling that two skills share, and the rule that decides. */
export interface SharedSpelling {
  spelling: string;
  /** Canonical name of its meaning by default. */
  usually: string;
  /** Other skills that it means if the same text also names one of `near`. */
  otherwise: { name: string; near: string[] }[];
}

/** A spelling that a text matcher must find. */
export interface SkillSpelling {
  spelling: string;
  /** Without case and separators; the key for the search in a text. */
  folded: string;
  entry: SkillEntry;
  /** Whether another spelling in upper or lower case is less likely to be the skill. */
  caseSensitive: boolean;
  /** Whether the neighbouring words must confirm that it is the skill. */
  needsContext: boolean;
}

/** A skill that a text names. */
export interface SkillMention {
  entry: SkillEntry;
  /** First character, in UTF-16 units. */
  start: number;
  /** The character after the last one, including a version number. */
  end: number;
  /** The words of the text. */
  text: string;
  /** `sure`: the spelling is unambiguous; `context`: its neighbours decided. */
  certainty: 'sure' | 'context';
}

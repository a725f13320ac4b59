import { type RoleFamily, type SkillKind } from '../../domain/job-terms.js';

/**
 * How much must speak for a doubtful spelling before it counts as the skill.
 * `capital`: written as spelled inside a sentence is enough (`Rust`);
 * `context`: a cue beside it is needed (`Go`);
 * `strong`: only a list of skills or a plain cue such as "X developer" will do (`Self`).
 */
export const EVIDENCE_LEVELS = ['capital', 'context', 'strong'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

/** What tells the skill from the ordinary word that is spelled alike. */
export interface AmbiguityRule {
  /** The doubtful spellings, as they stand in the name and the aliases; the other spellings are sure. */
  spellings: string[];
  /** How much must speak for the skill. */
  needs: EvidenceLevel;
  /** Words just before it that speak for the skill, in lower case. */
  skillBefore: string[];
  /** Words just after it that speak for the skill, in lower case. */
  skillAfter: string[];
  /** Words just before it that make it an ordinary word, in lower case. */
  wordBefore: string[];
  /** Words just after it that make it an ordinary word, in lower case. */
  wordAfter: string[];
}

/** One skill of the catalogue. */
export interface SkillEntry {
  /** Canonical name, e.g. `PostgreSQL`; unique. */
  name: string;
  kind: SkillKind;
  /** Other spellings; case, spaces, hyphens and dots need not be listed apart. */
  aliases: string[];
  /** Canonical names of what knowing this skill says about others (React → JavaScript). */
  implies: string[];
  /** Packages whose use shows the skill, by ecosystem (`npm`, `pypi`); a trailing `*` claims every name that begins so. */
  packages: Record<string, string[]>;
  /** GitHub topics, the usual one first. */
  topics: string[];
  /** GitHub's name where the skill is a language that GitHub counts, or null. */
  language: string | null;
  /** How doubtful spellings are decided, or null where none is. */
  ambiguous: AmbiguityRule | null;
  /** Role families it speaks for; empty where it says nothing. */
  families: RoleFamily[];
  /** True for wide parents (Monitoring, Cloud Computing) that say little when asked for alone. */
  vague: boolean;
}

/** A skill that follows from another. */
export interface SkillImplication {
  name: string;
  /** Number of steps; 1 = direct. */
  distance: number;
}

/** A spelling that two skills claim, and the rule that decides. */
export interface SharedSpelling {
  spelling: string;
  /** Canonical name that it means where nothing else is known. */
  usually: string;
  /** Other skills that it means where the same text also names one of `near`. */
  otherwise: { name: string; near: string[] }[];
}

/** One spelling that a text matcher must look for. */
export interface SkillSpelling {
  spelling: string;
  /** Without case and joints: what a text is looked up by. */
  folded: string;
  entry: SkillEntry;
  /** Written differently, it is less likely the skill. */
  caseSensitive: boolean;
  /** It is the skill only where its neighbours say so. */
  needsContext: boolean;
}

/** A skill that a text names. */
export interface SkillMention {
  entry: SkillEntry;
  /** First character, in UTF-16 units. */
  start: number;
  /** The character after the last one, a version number included. */
  end: number;
  /** The words of the text. */
  text: string;
  /** `sure`: the spelling means nothing else; `context`: its neighbours decided. */
  certainty: 'sure' | 'context';
}

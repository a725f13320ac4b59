import { ApiSchema, IntersectionType, OmitType } from '@nestjs/swagger';
import { CandidateProfile, EVIDENCE_SIGNALS, RepositoryWork, TopRepository } from '../candidate.js';

/**
 * What a piece of evidence is: work in an own repository, commits or merged pull requests in another one, or the text
 * of the profile. The others stand in results of GitHire 0.1, which have a piece for each skill.
 */
export const EVIDENCE_KINDS = ['own-repository', ...EVIDENCE_SIGNALS] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One thing that was seen on GitHub. It stands once for a person; skills and reasons refer to it by its id. */
export class Evidence {
  /** Short, and unique for this person. */
  id: string;
  /** What it is. */
  signal: EvidenceKind;
  /** Repository as `owner/name`; null if it was seen on the profile. */
  repository: string | null;
  /** Link that a person can follow to see it. */
  url: string;
  /** When it happened (a merge, the last push), not when it was fetched; null if GitHub has no date. */
  observedAt: string | null;
  /** What was seen, in plain English. */
  detail: string;
}

/** What a piece of evidence says about one skill. */
export class EvidenceReference {
  /** The `id` of the piece of evidence. */
  id: string;
  /** Weight after the decay by age, 0 to 1. */
  weight: number;
  /**
   * What in it shows the skill: `code:`, `language:`, `share:`, `package:`, `file:` or `topic:` with its name, else
   * `description`, `mention` or `itself`. Absent if the detail of the evidence says it.
   */
  by?: string;
  /** The skill that it shows, if this one only follows from it. */
  impliedBy?: string;
}

/** A skill of a person, with its evidence. */
@ApiSchema({ name: 'CandidateSkill' })
export class SkillView {
  /** Canonical name, as in the knowledge base. */
  name: string;
  /** How certain the skill is by its evidence, 0 to 1. */
  confidence: number;
  /** The evidence, strongest first. */
  evidence: EvidenceReference[];
}

/** What shows something: a piece of evidence, or else a page. */
export class EvidenceLink {
  /** The `id` of the person's piece of evidence that shows it, if there is one: its `url` is the link. */
  evidence?: string;
  /** Link to what shows it, if that is no piece of the person's evidence. */
  url?: string;
}

/** A repository that is worth reading for a person. */
@ApiSchema({ name: 'TopRepository' })
export class TopRepositoryView extends IntersectionType(OmitType(TopRepository, ['url'] as const), EvidenceLink) {}

/** A person found on GitHub, with what was seen of their public work, each piece of evidence once. */
@ApiSchema({ name: 'Candidate' })
export class CandidateView extends CandidateProfile {
  /** Repositories worth a look. */
  topRepositories: TopRepositoryView[];
  /** What was seen: what shows the surest skills first. */
  evidence: Evidence[];
  /** Skills with what speaks for them, surest first. */
  skills: SkillView[];
}

/** What a person did, by repository: what the ranking was computed from, to compute it again. */
export class PersonWork {
  /** Login. */
  githubUsername: string;
  /** The repositories with work of the person. */
  repositories: RepositoryWork[];
}

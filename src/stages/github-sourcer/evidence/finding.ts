import { type EvidenceSignal, type SkillEvidence } from '../../../domain/candidate.js';
import { type SkillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type CandidateAnswers } from '../reading/answers.js';
import { type TouchedRepository } from '../reading/collect-repositories.js';

/** One sign of one skill. */
export interface Finding extends SkillEvidence {
  /** Canonical name of the skill. */
  skill: string;
}

/** What the signals look at. */
export interface EvidenceSubject {
  answers: CandidateAnswers;
  profileUrl: string;
  /** The repositories that may speak for the person. */
  repositories: readonly TouchedRepository[];
  catalogue: SkillCatalogue;
  referenceDate: Date;
}

/** One way of seeing a skill. Gives the same findings for the same subject. */
export type Signal = (subject: EvidenceSubject) => Finding[];

/** Signs that anybody can type, whatever they can do. */
export const WORDS: ReadonlySet<EvidenceSignal> = new Set([
  'repository-topic',
  'repository-description',
  'profile-text',
]);

import { type EvidenceSignal, type Sighting, type SkillEvidence } from '../../../domain/candidate.js';
import { type SkillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { authorshipDoubt } from './authorship.js';
import { type CandidateAnswers } from '../reading/answers.js';
import { type TouchedRepository } from '../reading/collect-repositories.js';

/** One sign of one skill. */
export interface Finding extends Omit<SkillEvidence, 'detail'> {
  /** Canonical name of the skill. */
  skill: string;
  /** What was seen; the words follow from it. */
  sighting: Sighting;
}

/** The input of the signals. */
export interface EvidenceSubject {
  answers: CandidateAnswers;
  profileUrl: string;
  /** The repositories whose contents may count for the person. */
  repositories: readonly TouchedRepository[];
  catalogue: SkillCatalogue;
  referenceDate: Date;
}

/** Finds one kind of evidence. Returns the same findings for the same subject. */
export type Signal = (subject: EvidenceSubject) => Finding[];

/** Signs that anybody can type without having the skill. */
export const WORDS: ReadonlySet<EvidenceSignal> = new Set([
  'repository-topic',
  'repository-description',
  'profile-text',
]);

/** What an own repository shows by one of its parts, with the doubt about who wrote it. */
export function ownSighting(repository: TouchedRepository, by: string): Sighting {
  return { signal: 'own-repository', detail: `Own repository${authorshipDoubt(repository)}`, by };
}

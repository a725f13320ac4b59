import { type ScoreReason } from '../../../domain/ranking.js';
import { type CloseWork } from './close-work.js';
import { type Combine } from './closeness-ceiling.js';
import { type PostingProfile } from '../posting-profile.js';
import { type RankingSubject } from '../ranking-subject.js';
import { NOTHING, type Shared } from '../shared.js';
import { type SkillAnswer } from './skill-proof.js';

/** What a scorer receives. */
export interface ScorerInput {
  subject: RankingSubject;
  profile: PostingProfile;
  works: readonly CloseWork[];
  /** One entry for each wanted skill. */
  answers: readonly SkillAnswer[];
  combine: Combine;
}

/** The score of one part, before its weight is applied. */
export interface PartResult {
  /** False if the posting has nothing to compare with: the weight of the part is then shared among the other parts. */
  applicable: boolean;
  /** 0 to 100, with the evidence for it. */
  score: Shared;
  /** In plain English, strongest first. */
  reasons: () => ScoreReason[];
}

/** A scorer is a pure function of its input. */
export type Scorer = (input: ScorerInput) => PartResult;

/** The result of a part for which the posting has nothing to compare with. */
export const NOT_APPLICABLE: PartResult = { applicable: false, score: NOTHING, reasons: () => [] };

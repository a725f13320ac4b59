import { type ScoreReason } from '../../../domain/ranking.js';
import { type CloseWork } from './close-work.js';
import { type PostingProfile } from '../posting-profile.js';
import { type RankingSubject } from '../ranking-subject.js';
import { NOTHING, type Shared } from '../shared.js';
import { type SkillAnswer } from './skill-proof.js';

/** What a scorer looks at. */
export interface ScorerInput {
  subject: RankingSubject;
  profile: PostingProfile;
  works: readonly CloseWork[];
  /** By wanted skill. */
  answers: readonly SkillAnswer[];
}

/** One part's score before the weights. */
export interface PartResult {
  /** False where the posting gives nothing to compare with: the part's weight is shared out among the others. */
  applicable: boolean;
  /** 0 to 100, and the evidence that makes it up. */
  score: Shared;
  /** Plain English, strongest first. */
  reasons: () => ScoreReason[];
}

/** One scorer: a pure function of what it looks at. */
export type Scorer = (input: ScorerInput) => PartResult;

/** A part that the posting gives nothing for. */
export const NOT_APPLICABLE: PartResult = { applicable: false, score: NOTHING, reasons: () => [] };

import { type ScoreReason } from '../../domain/ranking.js';
import { type CloseWork, type Shared } from './close-work.js';
import { type PostingProfile } from './posting-profile.js';
import { type RankingSubject } from './ranking-subject.js';

/** What a scorer looks at. */
export interface ScorerInput {
  subject: RankingSubject;
  profile: PostingProfile;
  works: readonly CloseWork[];
}

/** One part's score before the weights. */
export interface PartResult {
  /** False where the posting gives nothing to compare with: the part's weight is shared out among the others. */
  applicable: boolean;
  /** 0 to 100, and the evidence that makes it up. */
  score: Shared;
  /** Part of the score that rests on no evidence. */
  base: number;
  /** Plain English, strongest first. */
  reasons: ScoreReason[];
}

/** One scorer: a pure function of what it looks at. */
export type Scorer = (input: ScorerInput) => PartResult;

/** A part that the posting gives nothing for. */
export const NOT_APPLICABLE: PartResult = { applicable: false, score: { value: 0, shares: [] }, base: 0, reasons: [] };

import { ApiSchema, IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { MatchedSkill, PartScore, RankedCandidate } from '../ranking.js';
import { CandidateView, EvidenceLink } from './candidate-view.js';

/** One reason for a score. */
@ApiSchema({ name: 'ScoreReason' })
export class ScoreReasonView extends EvidenceLink {
  /** Plain English. */
  text: string;
}

/** One part of a score. */
@ApiSchema({ name: 'PartScore' })
export class PartScoreView extends PickType(PartScore, ['score', 'weight'] as const) {
  /** The reasons, strongest first. */
  reasons: ScoreReasonView[];
}

@ApiSchema({ name: 'ScoreBreakdown' })
export class ScoreBreakdownView {
  /** How close the proven skills are to the skills of the posting. */
  skillMatch: PartScoreView;
  /** Length and substance of the person's public work, compared with what the posting asks for. */
  experience: PartScoreView;
  /** Public work in the last 12 months. */
  activity: PartScoreView;
  /** How close the person's projects are to the posting's domain and role family. */
  domain: PartScoreView;
}

/** A skill of the posting that the person has shown. */
@ApiSchema({ name: 'MatchedSkill' })
export class MatchedSkillView extends IntersectionType(OmitType(MatchedSkill, ['url'] as const), EvidenceLink) {}

/** A candidate with their position in the ranking and the reasons for it. */
@ApiSchema({ name: 'RankedCandidate' })
export class RankedCandidateView extends IntersectionType(
  CandidateView,
  PickType(RankedCandidate, [
    'rank',
    'totalScore',
    'confidence',
    'missingSkills',
    'notObservable',
    'strengths',
    'concerns',
    'anomalies',
    'belowQualityBar',
  ] as const),
) {
  /** The parts. */
  scoreBreakdown: ScoreBreakdownView;
  /** Skills of the posting that the person has shown, most certain first. */
  matchedSkills: MatchedSkillView[];
}

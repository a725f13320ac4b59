import {
  type PartScore,
  type RankedCandidate,
  SCORE_PARTS,
  type ScoreBreakdown,
  type ScorePart,
} from '../../domain/ranking.js';
import { scoreActivity } from './scorers/activity.scorer.js';
import { findAnomalies } from './explanation/anomalies.js';
import { compareWork } from './scorers/close-work.js';
import { type Combine, underCeiling } from './scorers/closeness-ceiling.js';
import { confidenceOf } from './explanation/confidence.js';
import { RANKING } from './constants.js';
import { scoreDomain } from './scorers/domain.scorer.js';
import { scoreExperience } from './scorers/experience.scorer.js';
import { bounded } from './numbers.js';
import { placeFit, type PlaceFit, placeStep } from './place-fit.js';
import { type PostingProfile } from './posting-profile.js';
import { type RankingSubject } from './ranking-subject.js';
import { type PartResult, type Scorer, type ScorerInput } from './scorers/scorer.js';
import { scoreSkillMatch } from './scorers/skill-match.scorer.js';
import { answerSkills } from './scorers/skill-proof.js';
import { summarize } from './explanation/summary.js';
import { shareWeights, WEIGHT_UNITS } from './weights.js';

const SCORERS: Record<ScorePart, Scorer> = {
  skillMatch: scoreSkillMatch,
  experience: scoreExperience,
  activity: scoreActivity,
  domain: scoreDomain,
};

/** Scores of parts are stored in hundredths. */
const SCORE_UNITS = 100;
/** Totals are whole millionths, so that the points of the parts add up to them exactly. */
export const POINT_UNITS = SCORE_UNITS * WEIGHT_UNITS;

/** The numbers behind a person's score, before they are described in words. */
export interface Scoring {
  input: ScorerInput;
  results: Record<ScorePart, PartResult>;
  /** In hundredths, 0 to 10,000. */
  scores: Record<ScorePart, number>;
  /** In ten-thousandths; they add up to 10,000. */
  weights: Record<ScorePart, number>;
  /** Where the person is; null if the posting names no known place. */
  fit: PlaceFit | null;
  /** What the place takes away, in millionths. */
  step: number;
  /** In millionths. */
  total: number;
  confidence: number;
}

/** The fields that the ranking adds to a candidate. */
export type Assessment = Pick<
  RankedCandidate,
  | 'totalScore'
  | 'confidence'
  | 'scoreBreakdown'
  | 'matchedSkills'
  | 'missingSkills'
  | 'notObservable'
  | 'strengths'
  | 'concerns'
  | 'anomalies'
  | 'belowQualityBar'
>;

function byPart<T>(make: (part: ScorePart) => T): Record<ScorePart, T> {
  return {
    skillMatch: make('skillMatch'),
    experience: make('experience'),
    activity: make('activity'),
    domain: make('domain'),
  };
}

/** Scores one person against one posting. The score does not depend on other people. */
export function score(
  subject: RankingSubject,
  profile: PostingProfile,
  asked: Record<ScorePart, number>,
  combine: Combine = underCeiling,
): Scoring {
  const works = compareWork(subject, profile);
  const input: ScorerInput = { subject, profile, works, answers: answerSkills(subject, profile, works), combine };
  const results = byPart((part) => SCORERS[part](input));
  const weights = shareWeights(asked, (part) => results[part].applicable);
  const scores = byPart((part) => Math.round(bounded(results[part].score.value, 0, 100) * SCORE_UNITS));
  const sum = SCORE_PARTS.reduce((all, part) => all + scores[part] * weights[part], 0);
  const fit = placeFit(subject, profile);
  const step = Math.min(sum, placeStep(fit, profile) * POINT_UNITS);
  return { input, results, scores, weights, fit, step, total: sum - step, confidence: confidenceOf(input) };
}

/** Describes a score in words. */
export function describe(scoring: Scoring): Assessment {
  const { input, results, scores, weights, total, confidence } = scoring;
  const scoreBreakdown: ScoreBreakdown = byPart((part): PartScore => ({
    score: scores[part] / SCORE_UNITS,
    weight: weights[part] / WEIGHT_UNITS,
    reasons: results[part].reasons().slice(0, RANKING.report.reasons),
  }));
  const totalScore = total / POINT_UNITS;
  return {
    totalScore,
    confidence,
    scoreBreakdown,
    ...summarize({ scoreBreakdown, input, confidence, fit: scoring.fit, step: scoring.step / POINT_UNITS }),
    anomalies: findAnomalies(input.subject),
    belowQualityBar: totalScore < RANKING.qualityBar,
  };
}

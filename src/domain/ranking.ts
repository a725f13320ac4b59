import { IsNumber, IsOptional, Max, Min } from 'class-validator';
import { Candidate } from './candidate.js';

/** The four parts of a score. */
export const SCORE_PARTS = ['skillMatch', 'experience', 'activity', 'domain'] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];

/** The weight of each part. Weights are relative to their sum, which must be above 0. */
export class RankingWeights {
  /**
   * Weight of the skill match; default 40.
   * @example 40
   */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(100)
  skillMatch?: number;

  /**
   * Weight of the experience; default 20.
   * @example 20
   */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(100)
  experience?: number;

  /**
   * Weight of the activity; default 20.
   * @example 20
   */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(100)
  activity?: number;

  /**
   * Weight of the domain; default 20.
   * @example 20
   */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(100)
  domain?: number;
}

/** One reason for a score. */
export class ScoreReason {
  /** Plain English. */
  text: string;
  /** Link to the evidence, if there is one. */
  url?: string;
}

/** One part of a score. */
export class PartScore {
  /** 0 to 100. */
  score: number;
  /** Share of the total, 0 to 1; the four shares add up to 1. */
  weight: number;
  /** The reasons, strongest first. */
  reasons: ScoreReason[];
}

export class ScoreBreakdown {
  /** How close the proven skills are to the skills of the posting. */
  skillMatch: PartScore;
  /** Length and substance of the person's public work, compared with what the posting asks for. */
  experience: PartScore;
  /** Public work in the last 12 months. */
  activity: PartScore;
  /** How close the person's projects are to the posting's domain and role family. */
  domain: PartScore;
}

/** A skill of the posting that the person has shown. */
export class MatchedSkill {
  /** Canonical name. */
  name: string;
  /** How certain the skill is by its evidence, 0 to 1. */
  confidence: number;
  /** Whether the posting requires the skill; otherwise the skill is preferred. */
  required: boolean;
  /** The best link to evidence, or null. */
  url: string | null;
}

/** A candidate with their position in the ranking and the reasons for it. */
export class RankedCandidate extends Candidate {
  /** From 1. */
  rank: number;
  /**
   * 0 to 100: the sum of the scores of the parts, each multiplied by its weight. Where the work is bound to a place, a
   * few points less if the person's place is unknown or elsewhere; the ledger lists them.
   */
  totalScore: number;
  /** How much evidence there is for the score, 0 to 1. It is independent of the score. */
  confidence: number;
  /** The parts. */
  scoreBreakdown: ScoreBreakdown;
  /** Skills of the posting that the person has shown, most certain first. */
  matchedSkills: MatchedSkill[];
  /** Required skills that were not seen. Silence on GitHub does not mean that the skill is missing. */
  missingSkills: string[];
  /**
   * Skills of the posting that public work on GitHub cannot show (certificates, methods, work with people), and names
   * that the skill catalogue does not know. They cost nobody points: ask the person.
   */
  notObservable: string[];
  /** Strengths of the person, in plain English. */
  strengths: string[];
  /** What to ask the person about, in plain English. */
  concerns: string[];
  /** Patterns that do not look like natural work, in plain English. A person decides what they mean. */
  anomalies: string[];
  /** Whether the total is under 30. */
  belowQualityBar: boolean;
}

/**
 * How a piece of evidence was seen. `base`: points without evidence. `place`: points taken away where the work is bound
 * to a place and the person's place is unknown or elsewhere.
 */
export const LEDGER_KINDS = [
  'skill',
  'merged-pull-request',
  'commits',
  'own-repository',
  'reviews',
  'base',
  'place',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** What an entry of the ledger belongs to: a part of the score, or the step for the place. */
export const LEDGER_PARTS = [...SCORE_PARTS, 'place'] as const;
export type LedgerPart = (typeof LEDGER_PARTS)[number];

/** One piece of evidence and its points of the total. */
export class LedgerEntry {
  /** The part of the score that it belongs to, or `place` for the step for the place. */
  part: LedgerPart;
  /** How it was seen. */
  kind: LedgerKind;
  /** What was seen, in plain English. */
  detail: string;
  /** Repository as `owner/name`, or null. */
  repository: string | null;
  /** Link to it, or null. */
  url: string | null;
  /**
   * Points of the total, with six decimals; below 0 for a step for the place. The points of all entries add up to the
   * total.
   */
  points: number;
}

/** A part of the score and its points of the total. */
export class ExplainedPart {
  /** Which part. */
  part: ScorePart;
  /** 0 to 100. */
  score: number;
  /** Share of the total, 0 to 1; the four shares add up to 1. */
  weight: number;
  /** Score multiplied by weight. */
  points: number;
}

/** The source of every point of a candidate's total. */
export class CandidateExplanation {
  /** Login. */
  githubUsername: string;
  /** 0 to 100. */
  totalScore: number;
  /** How much evidence there is for the score, 0 to 1. It is independent of the score. */
  confidence: number;
  /** The parts; their points add up to the total, before the step for the place that the ledger lists. */
  parts: ExplainedPart[];
  /** All evidence that brought points, most points first. */
  ledger: LedgerEntry[];
  /** How the points were attributed to the evidence, in plain English. */
  attribution: string;
  /** Version of the rules and constants of the ranking. */
  rankingVersion: string;
}

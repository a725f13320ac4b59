import { IsNumber, IsOptional, Max, Min } from 'class-validator';
import { Candidate } from './candidate.js';

/** The four parts of a score. */
export const SCORE_PARTS = ['skillMatch', 'experience', 'activity', 'domain'] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];

/** How much each part weighs. They are taken in proportion to their sum, which must be above 0. */
export class RankingWeights {
  /** Share of the skill match; 40 unless given. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(100)
  skillMatch?: number;

  /** Share of the experience; 20 unless given. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(100)
  experience?: number;

  /** Share of the activity; 20 unless given. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(100)
  activity?: number;

  /** Share of the domain; 20 unless given. */
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
  /** Link to what it rests on, where there is one. */
  url?: string;
}

/** One part of a score. */
export class PartScore {
  /** 0 to 100. */
  score: number;
  /** Share of the total, 0 to 1; the four add up to 1. */
  weight: number;
  /** Why, strongest first. */
  reasons: ScoreReason[];
}

export class ScoreBreakdown {
  /** Closeness of proven skills to the posting's. */
  skillMatch: PartScore;
  /** Length and substance of authored public work against what the posting asks for. */
  experience: PartScore;
  /** Public work in the last 12 months. */
  activity: PartScore;
  /** Closeness of the person's projects to the posting's domain and role family. */
  domain: PartScore;
}

/** A skill of the posting that the person has shown. */
export class MatchedSkill {
  /** Canonical name. */
  name: string;
  /** How sure the evidence makes it, 0 to 1. */
  confidence: number;
  /** Whether the posting demands it, rather than liking it. */
  required: boolean;
  /** The best link for it, or null. */
  url: string | null;
}

/** A candidate with their place in the order and the reasons for it. */
export class RankedCandidate extends Candidate {
  /** From 1. */
  rank: number;
  /** 0 to 100: the sum of the parts' scores by their weights. */
  totalScore: number;
  /** How much evidence the score rests on, 0 to 1; apart from the score. */
  confidence: number;
  /** The parts. */
  scoreBreakdown: ScoreBreakdown;
  /** Skills of the posting that were shown, surest first. */
  matchedSkills: MatchedSkill[];
  /** Demanded skills that were not seen. Silence on GitHub is not lack of skill. */
  missingSkills: string[];
  /** What speaks for the person, in plain English. */
  strengths: string[];
  /** What to ask about, in plain English. */
  concerns: string[];
  /** Patterns that do not look like natural work, in plain English; a person decides. */
  anomalies: string[];
  /** Whether the total is under 30. */
  belowQualityBar: boolean;
}

/** How a piece of evidence was seen, or `base` for points that rest on none. */
export const LEDGER_KINDS = ['skill', 'merged-pull-request', 'commits', 'own-repository', 'reviews', 'base'] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** One piece of evidence and the points of the total that it has brought. */
export class LedgerEntry {
  /** The part of the score that it speaks for. */
  part: ScorePart;
  /** How it was seen. */
  kind: LedgerKind;
  /** What was seen, in plain English. */
  detail: string;
  /** Repository as `owner/name`, or null. */
  repository: string | null;
  /** Link to it, or null where there is none. */
  url: string | null;
  /** Points of the total, to six decimals; those of all entries add up to the total. */
  points: number;
}

/** A part of the score, and the points of the total that it has brought. */
export class ExplainedPart {
  /** Which part. */
  part: ScorePart;
  /** 0 to 100. */
  score: number;
  /** Share of the total, 0 to 1; the four add up to 1. */
  weight: number;
  /** Score times weight. */
  points: number;
}

/** Where every point of a candidate's total comes from. */
export class CandidateExplanation {
  /** Login. */
  githubUsername: string;
  /** 0 to 100. */
  totalScore: number;
  /** How much evidence the score rests on, 0 to 1; apart from the score. */
  confidence: number;
  /** The parts; their points add up to the total. */
  parts: ExplainedPart[];
  /** Every piece of evidence that brought points, most first. */
  ledger: LedgerEntry[];
  /** How the points were attributed, in plain English. */
  attribution: string;
  /** Version of the ranking's rules and constants. */
  rankingVersion: string;
}

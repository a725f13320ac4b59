import { type Channel } from '../../domain/outreach.js';

/** Lengths in characters, blanks included. */
export interface LengthRule {
  /** Fewest; 0: none. */
  min: number;
  /** Most that a good message has. */
  max: number;
  /** Most that is let through at all. */
  hardStop: number;
}

/**
 * Bodies. E-mail: engineers on a hiring market answer 300 to 600 characters 10 to 20 % more, and over 900 "very
 * badly". LinkedIn: InMail under 400 characters gets 22 % more answers than the average. X: a post has 280.
 */
export const BODY_LENGTH: Readonly<Record<Channel, LengthRule>> = {
  email: { min: 300, max: 600, hardStop: 900 },
  linkedin: { min: 0, max: 400, hardStop: 400 },
  twitter: { min: 0, max: 280, hardStop: 280 },
};

/** Subject lines of 36 to 50 characters are opened most. */
export const SUBJECT_LENGTH: LengthRule = { min: 36, max: 50, hardStop: 50 };

/** The oldest work that may be spoken of, in months: "a skill last used years ago" is among what is hated most. */
export const OLDEST_WORK_MONTHS = 24;

/** Most of the word trigrams that two messages of a batch may share, as a part of the shorter one's. */
export const LARGEST_SIMILARITY = 0.5;

/** A message as unlike the others as this is taken without looking for a better one; words can be counted in several ways. */
export const GOOD_SIMILARITY = 0.44;

/** Wordings that are tried for one message before it is given up. */
export const WORDING_ATTEMPTS = 48;

/** What makes one piece of work better to speak of than another. The three parts add up to 1. */
export const WORK_ITEM_WEIGHTS = {
  /** How much it has to do with the requirement: first, since a message is about the job. */
  relevance: 0.5,
  /** How surely the person did it. */
  authorship: 0.3,
  /** How lately. */
  recency: 0.2,
} as const;

/** How surely a piece of work is the person's own, 0 to 1. Others have looked at what they merged. */
export const AUTHORSHIP = {
  'merged-pull-request': 1,
  commits: 0.8,
  'own-repository': 0.6,
} as const;

/** What a demanded skill counts against one that is only liked. */
export const PREFERRED_SKILL_SHARE = 0.5;

/** Least confidence (0 to 1) with which a message says that somebody has shown a skill. */
export const LEAST_SKILL_CONFIDENCE = 0.3;

/** Follow-ups: days after the first message, and what each is for. */
export const FOLLOW_UP_PLAN = [
  { day: 3, angle: 'reminder' },
  { day: 7, angle: 'technical' },
  { day: 14, angle: 'soft-close' },
] as const;

/** What the personalization score is made of, in points; they add up to 100. */
export const SCORE_POINTS = {
  /** One fresh piece of work is named and linked; half where a proven skill is linked instead. */
  workItem: 30,
  /** It is recent: all of it this month, none at the oldest that may be spoken of. */
  recency: 15,
  /** Skills of the posting that the person has shown are named: all of it from `skillsForFull` on. */
  requirementMatch: 20,
  /** The length is within the bounds of the channel. */
  length: 15,
  /** The checker has nothing to say; `perRemark` less for each remark, 0 if it refuses. */
  checks: 20,
} as const;
export const SKILLS_FOR_FULL_SCORE = 1;
export const POINTS_PER_REMARK = 5;

/** The model's part. */
export const MODEL_LIMITS = {
  /** Drafts asked for at the same time. */
  concurrency: 4,
  /** Milliseconds for one draft. */
  timeoutMs: 20_000,
  /** Milliseconds that are kept back of what is left of the run, and the least that a call is made for. */
  reserveMs: 2_000,
  leastMs: 1_000,
  /** Tokens of one answer: a message has about 200. */
  answerTokens: 600,
  /** Failures of the service in a row after which it is left alone for the rest of the run. */
  failuresInARow: 3,
  /** Characters of a biography that are passed on. */
  bioCharacters: 300,
  /** Characters of a repository's description that are passed on. */
  descriptionCharacters: 160,
} as const;

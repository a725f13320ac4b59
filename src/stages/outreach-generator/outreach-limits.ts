import { type Channel } from '../../domain/outreach.js';

/** Lengths in characters, including spaces. */
export interface LengthRule {
  /** Minimum length; 0 if there is none. */
  min: number;
  /** Maximum length of a good message. */
  max: number;
  /** Longer messages are refused. */
  hardStop: number;
}

/**
 * Limits for the body. E-mail: engineers on a hiring market reply to 300 to 600 characters 10 to 20 % more often, and
 * to over 900 "very badly". LinkedIn: InMails under 400 characters get 22 % more replies than the average. X: a post
 * has at most 280 characters.
 */
export const BODY_LENGTH: Readonly<Record<Channel, LengthRule>> = {
  email: { min: 300, max: 600, hardStop: 900 },
  linkedin: { min: 0, max: 400, hardStop: 400 },
  twitter: { min: 0, max: 280, hardStop: 280 },
};

/** Subject lines of 36 to 50 characters are opened most. */
export const SUBJECT_LENGTH: LengthRule = { min: 36, max: 50, hardStop: 50 };

/** Older work, in months, is not mentioned: engineers dislike messages about "a skill last used years ago". */
export const OLDEST_WORK_MONTHS = 24;

/**
 * Share of the shorter message's word trigrams that two messages have in common, from which a draft of a model is too
 * much like an earlier message.
 */
export const LARGEST_SIMILARITY = 0.5;

/** The same for the follow-ups of one message, which all name the same role, company and way to opt out. */
export const LARGEST_FOLLOW_UP_SIMILARITY = 0.7;

/** Below this similarity to all earlier messages, no better wording is searched. */
export const GOOD_SIMILARITY = 0.5;

/** Wordings that are compared for one message; the least similar one is taken. */
export const COMPARED_WORDINGS = 2;

/** Wordings that are tried for one message if none before could be used. */
export const WORDING_ATTEMPTS = 24;

/** Weights for choosing the piece of work that a message mentions. They add up to 1. */
export const WORK_ITEM_WEIGHTS = {
  /** How close it is to the requirement: the largest weight, because a message is about the job. */
  relevance: 0.5,
  /** How certain it is that the person did the work. */
  authorship: 0.25,
  /** How recent it is. */
  recency: 0.15,
  /** Whether its title can be quoted, so that the message can say what the work was. */
  title: 0.1,
} as const;

/** How certain it is that the work is the person's own, 0 to 1. A merge was reviewed by others. */
export const AUTHORSHIP = {
  'merged-pull-request': 1,
  commits: 0.8,
  'own-repository': 0.6,
} as const;

/** Weight of a preferred skill; a required skill has 1. */
export const PREFERRED_SKILL_SHARE = 0.8;

/** Merged pull requests of one repository that are considered, newest first. */
export const MOST_MERGES = 8;

/** A message mentions a skill of the person only from this confidence (0 to 1). */
export const LEAST_SKILL_CONFIDENCE = 0.3;

/** The follow-ups: days after the first message, and topic. */
export const FOLLOW_UP_PLAN = [
  { day: 3, angle: 'reminder' },
  { day: 7, angle: 'technical' },
  { day: 14, angle: 'soft-close' },
] as const;

/**
 * Points of the personalization score; they add up to 100. By judgement: most for what the reader did, less for how
 * recent it was and how specific the skill is, little for the form.
 */
export const SCORE_POINTS = {
  /** What the message says of the work: `WORK_SHARES` of these points. */
  work: 35,
  /** The skill that it names: all points for a library that the change itself is about, few for a language. */
  skill: 25,
  /** How recent the work is: all points for today, half of them after `RECENCY_HALF_LIFE_MONTHS`. */
  recency: 20,
  /** It greets the person by name. */
  name: 5,
  /** The length is within the limits of the channel. */
  length: 5,
  /** The checker finds no problems: `POINTS_PER_REMARK` less for each remark, 0 if it refuses the draft. */
  checks: 10,
} as const;

/** Shares of the points for the work, 0 to 1. */
export const WORK_SHARES = {
  /** A change in the repository of others, with its title. */
  title: 1,
  /** A change in the repository of others, without its title. */
  'merged-pull-request': 0.6,
  commits: 0.5,
  'own-repository': 0.45,
  /** Only a page that shows a skill. */
  proof: 0.25,
} as const;
export const RECENCY_HALF_LIFE_MONTHS = 5;
export const POINTS_PER_REMARK = 5;

/** Limits for the use of a model. */
export const MODEL_LIMITS = {
  /** Drafts that are requested at the same time. */
  concurrency: 4,
  /** Timeout of one draft, in milliseconds. */
  timeoutMs: 20_000,
  /** `reserveMs` of the run's remaining milliseconds are kept for other work. A call needs at least `leastMs`. */
  reserveMs: 2_000,
  leastMs: 1_000,
  /** Maximum tokens of one answer: a message has about 200. */
  answerTokens: 600,
  /** After this many failures in a row, the model is not called again in the run. */
  failuresInARow: 3,
  /** Longer biographies are cut. */
  bioCharacters: 300,
  /** Longer descriptions of repositories are cut. */
  descriptionCharacters: 160,
} as const;

/** Where a message would be sent. GitHire only drafts messages; a person decides and sends. */
export const CHANNELS = ['email', 'linkedin', 'twitter'] as const;
export type Channel = (typeof CHANNELS)[number];

/** How much is known about the person: a recent piece of work, a proven skill, or little. */
export const PERSONALIZATION_DEPTHS = ['deep', 'medium', 'surface'] as const;
export type PersonalizationDepth = (typeof PERSONALIZATION_DEPTHS)[number];

/** A statement of the message and its source. */
export class Claim {
  /** The sentence, as in the message. */
  text: string;
  /** Link to the source of the statement; null if the source is the posting. */
  evidenceUrl: string | null;
}

export class PersonalizationMetadata {
  /** How much is known about the person. */
  depth: PersonalizationDepth;
  /** Repositories named in the message, as `owner/name`. */
  referencedRepositories: string[];
  /** All statements of the message about the person or the job, each with its source. */
  claims: Claim[];
  /** Codes of the problems that the checks found; empty if they found none. */
  qualityFlags: string[];
}

export const OUTREACH_STATUSES = ['draft', 'sent'] as const;
export type OutreachStatus = (typeof OUTREACH_STATUSES)[number];

/** Says in machine-readable form that a machine wrote the text, and which one (EU AI Act, article 50). */
export class GenerationMark {
  /** Always true. */
  generated: true;
  /** `template`, or `llm:<model>`. */
  generatedBy: string;
  /**
   * A term of IPTC's vocabulary of digital source types (https://cv.iptc.org/newscodes/digitalsourcetype). It tells
   * whether a trained model or another algorithm made the text, and whether a person edited it.
   */
  digitalSourceType: string;
  /** When it was drafted. */
  generatedAt: string;
}

/** A drafted message. */
export class OutreachMessage {
  /** UUID. */
  outreachId: string;
  /** Login of the recipient. */
  githubUsername: string;
  /** The channel that the message is written for. */
  channel: Channel;
  /** Subject of an e-mail; null for the other channels. */
  subjectLine: string | null;
  /** Text of the message. */
  messageText: string;
  /** 0 to 100, computed from the text alone. */
  personalizationScore: number;
  /** What the message is based on. */
  personalizationMetadata: PersonalizationMetadata;
  /** `template`, or `llm:<model>`. */
  generatedBy: string;
  /** Marks the text as machine-made, for systems that pass it on. */
  generationMark: GenerationMark;
  /** Tokens that a model used; 0 for a template. */
  tokensUsed: number;
  /** `draft` until the user reports that the message was sent. */
  status: OutreachStatus;
  /** Whether a person has edited it. */
  isEdited: boolean;
  /** The edited text; the original stays in `messageText`. Null if nobody edited the message. */
  editedMessage: string | null;
  /** When it was drafted. */
  generatedAt: string;
  /** When it was last edited, or null. */
  editedAt: string | null;
  /** When the user reported that the message was sent, or null. */
  sentAt: string | null;
  /** Drafts of follow-ups; absent until the user requests them. */
  followUps?: FollowUpMessage[];
}

/** Days after the first message on which the follow-ups are due. */
export const FOLLOW_UP_DAYS = [3, 7, 14] as const;
export type FollowUpDay = (typeof FOLLOW_UP_DAYS)[number];

/** Topic of a follow-up: a reminder, the technical side, or a friendly last message. */
export const FOLLOW_UP_ANGLES = ['reminder', 'technical', 'soft-close'] as const;
export type FollowUpAngle = (typeof FOLLOW_UP_ANGLES)[number];

/** A drafted follow-up. A person decides whether it is sent. */
export class FollowUpMessage {
  /** Days after the first message. */
  day: FollowUpDay;
  /** Topic of the follow-up. */
  angle: FollowUpAngle;
  /** The channel that the follow-up is written for: the same as for the first message. */
  channel: Channel;
  /** Subject of an e-mail; null for the other channels. */
  subjectLine: string | null;
  /** Text of the follow-up; shorter than the message before it. */
  messageText: string;
  /** What the follow-up is based on. */
  personalizationMetadata: PersonalizationMetadata;
  /** `template`. */
  generatedBy: string;
}

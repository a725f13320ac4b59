/** Where a message would be sent. We draft; a person decides and sends. */
export const CHANNELS = ['email', 'linkedin', 'twitter'] as const;
export type Channel = (typeof CHANNELS)[number];

/** How much is known about the person: a recent piece of work, a proven skill, or little. */
export const PERSONALIZATION_DEPTHS = ['deep', 'medium', 'surface'] as const;
export type PersonalizationDepth = (typeof PERSONALIZATION_DEPTHS)[number];

/** Something the message says, and what it rests on. */
export class Claim {
  /** The sentence, as in the message. */
  text: string;
  /** Link to what it rests on; null where it rests on the posting. */
  evidenceUrl: string | null;
}

export class PersonalizationMetadata {
  /** How much is known about the person. */
  depth: PersonalizationDepth;
  /** Repositories named in the message, as `owner/name`. */
  referencedRepositories: string[];
  /** Everything the message says about the person or the job, with what it rests on. */
  claims: Claim[];
  /** Codes of what a checker remarked; empty where all is well. */
  qualityFlags: string[];
}

export const OUTREACH_STATUSES = ['draft', 'sent'] as const;
export type OutreachStatus = (typeof OUTREACH_STATUSES)[number];

/** Says in machine-readable form that a text was made by a machine, and by which (EU AI Act, article 50). */
export class GenerationMark {
  /** Always true. */
  generated: true;
  /** `template`, or `llm:<model>`. */
  generatedBy: string;
  /**
   * IPTC's vocabulary of digital source types (cv.iptc.org/newscodes/digitalsourcetype): made by a trained model, or by
   * an algorithm that was not trained on others' work; edited by a person or not.
   */
  digitalSourceType: string;
  /** When it was drafted. */
  generatedAt: string;
}

/** A drafted message. */
export class OutreachMessage {
  /** UUID. */
  outreachId: string;
  /** To whom. */
  githubUsername: string;
  /** For which channel it was written. */
  channel: Channel;
  /** E-mail only; null elsewhere. */
  subjectLine: string | null;
  /** The message. */
  messageText: string;
  /** 0 to 100, computed from what is in the text. */
  personalizationScore: number;
  /** What it rests on. */
  personalizationMetadata: PersonalizationMetadata;
  /** `template`, or `llm:<model>`. */
  generatedBy: string;
  /** The mark of a machine's text, for whatever hands it on. */
  generationMark: GenerationMark;
  /** Tokens that a model used; 0 for a template. */
  tokensUsed: number;
  /** `draft` until a person says that they sent it. */
  status: OutreachStatus;
  /** Whether a person has edited it. */
  isEdited: boolean;
  /** The person's text, beside the original; null where not edited. */
  editedMessage: string | null;
  /** When it was drafted. */
  generatedAt: string;
  /** When it was last edited, or null. */
  editedAt: string | null;
  /** When a person said that they sent it, or null. */
  sentAt: string | null;
  /** Drafts to follow up with; absent until asked for. */
  followUps?: FollowUpMessage[];
}

/** Days after the first message on which the follow-ups are due. */
export const FOLLOW_UP_DAYS = [3, 7, 14] as const;
export type FollowUpDay = (typeof FOLLOW_UP_DAYS)[number];

/** What a follow-up is about: a reminder, the technical side, or a friendly end. */
export const FOLLOW_UP_ANGLES = ['reminder', 'technical', 'soft-close'] as const;
export type FollowUpAngle = (typeof FOLLOW_UP_ANGLES)[number];

/** A drafted follow-up. A person decides whether it goes out at all. */
export class FollowUpMessage {
  /** Days after the first message. */
  day: FollowUpDay;
  /** What it is about. */
  angle: FollowUpAngle;
  /** For which channel it was written: that of the first message. */
  channel: Channel;
  /** E-mail only; null elsewhere. */
  subjectLine: string | null;
  /** The message, shorter than the one before it. */
  messageText: string;
  /** What it rests on. */
  personalizationMetadata: PersonalizationMetadata;
  /** `template`. */
  generatedBy: string;
}

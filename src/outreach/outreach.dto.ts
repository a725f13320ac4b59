import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CHANNELS, type Channel, FollowUpMessage, OutreachMessage } from '../domain/outreach.js';
import { IsCleanText } from '../platform/common/clean-text.js';

/** A message to draft. */
export class DraftRequest {
  /**
   * The channel; `email` by default.
   * @example email
   */
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;
}

/** The user's own text of a message. */
export class EditRequest {
  /**
   * The whole message, at most 5,000 characters.
   * @example "Hello, your work on message queues fits what we build. May I tell you more?"
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(5000)
  @IsCleanText()
  messageText: string;
}

/** The messages for one person, oldest first. */
export class OutreachView {
  outreachMessages: OutreachMessage[];
  total: number;
}

/** A part of a text that the user should check. */
export class EditAdvice {
  /** Stable code, e.g. `number`. */
  code: string;
  /**
   * What it is about: `form`, `tone`, `pressure`, `source`, `work`, `quantity`, `time`, `place`, `pay`, `acquaintance`,
   * `company`, `person` or `unknown`.
   */
  kind: string;
  /** The words in question; empty if something is missing. */
  text: string;
  /** The reason, in English. */
  reason: string;
  /** The text that has the words: `subjectLine` or `messageText`; null if something is missing. */
  field: 'subjectLine' | 'messageText' | null;
  /** Offset of the first character of the words in that text, from 0, in UTF-16 units; null if something is missing. */
  start: number | null;
  /** Offset after the last character of the words; null if something is missing. */
  end: number | null;
}

/** An edited message, and the result of the claim check of the new text. It is advice: the user decides. */
export class EditedMessage extends OutreachMessage {
  advice: EditAdvice[];
}

/** Drafts of follow-ups. */
export class FollowUpsView {
  outreachId: string;
  /** Three, for days 3, 7 and 14 after the message; empty until they are drafted. */
  followUps: FollowUpMessage[];
}

/** The information of article 14 of the GDPR for one person. */
export class NoticeView {
  /** Plain text, ready to send. */
  text: string;
  /** Settings that are missing and must be filled in by hand: `controller`, `contact`, `opt-out`. */
  missing: string[];
}

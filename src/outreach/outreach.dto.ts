import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CHANNELS, type Channel, FollowUpMessage, OutreachMessage } from '../domain/outreach.js';
import { IsCleanText } from '../platform/common/clean-text.js';

/** A message to draft. */
export class DraftRequest {
  /** For which channel; `email` unless given. */
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;
}

/** A person's own wording of a message. */
export class EditRequest {
  /** The whole message, at most 5,000 characters. */
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

/** Something about a text that a person should look at. */
export class EditAdvice {
  /** Stable code, e.g. `invented-number`. */
  code: string;
  /** The words that it is about; empty where something is missing. */
  text: string;
  /** Why, in English. */
  reason: string;
}

/** An edited message, and what the claim checker says of the new wording. It is advice: the person decides. */
export class EditedMessage extends OutreachMessage {
  advice: EditAdvice[];
}

/** Drafts to follow up with. */
export class FollowUpsView {
  outreachId: string;
  /** Three, for days 3, 7 and 14 after the message; empty until asked for. */
  followUps: FollowUpMessage[];
}

/** The information of article 14 of the GDPR for one person. */
export class NoticeView {
  /** Plain text to send. */
  text: string;
  /** What is not configured and has to be filled in: `controller`, `contact`, `opt-out`. */
  missing: string[];
}

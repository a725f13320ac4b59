import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CHANNELS, type Channel, OutreachMessage } from '../domain/outreach.js';
import { IsCleanText } from '../http/clean-text.js';

/** A message to draft. */
export class DraftRequest {
  /** For which channel; `email` unless given. */
  @IsOptional() @IsIn(CHANNELS)
  channel?: Channel;
}

/** A person's own wording of a message. */
export class EditRequest {
  /** The whole message, at most 5,000 characters. */
  @IsString() @IsNotEmpty() @MaxLength(5000) @IsCleanText()
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

import { IntersectionType, PickType } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { IsCleanText } from '../platform/common/clean-text.js';
import { PASSWORD_LENGTH } from './auth.limits.js';
import { IsEmailAddress, MAX_EMAIL_LENGTH } from './email-address.js';
import { FitsColumn } from '../platform/http/input/fits-column.js';
import { IsNormalized } from './passwords/normal-form.js';
import { IsNotWellKnownPassword } from './passwords/well-known-passwords.js';

/** A new account. */
export class RegisterRequest {
  /**
   * E-mail address; case makes no difference.
   * @example ada@mail.example
   */
  @IsEmailAddress()
  @MaxLength(MAX_EMAIL_LENGTH)
  email: string;

  /**
   * 8 to 128 characters in Unicode's form NFKC, not one of the well-known passwords.
   * @example "correct horse battery"
   */
  @IsNormalized()
  @IsString()
  @Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max)
  @IsCleanText()
  @IsNotWellKnownPassword()
  password: string;

  /**
   * What to call the person, 1 to 200 characters.
   * @example "Ada Lovelace"
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @FitsColumn(200)
  @Matches(/\S/)
  @IsCleanText()
  name?: string | null;
}

/** Who wants to log in. */
export class LoginRequest {
  /**
   * The address of the account; case makes no difference.
   * @example ada@mail.example
   */
  @IsEmailAddress()
  @MaxLength(MAX_EMAIL_LENGTH)
  email: string;

  /**
   * The account's password.
   * @example "correct horse battery"
   */
  @IsNormalized()
  @IsString()
  @Length(1, PASSWORD_LENGTH.max)
  @IsCleanText()
  password: string;
}

/** What to change of an account. */
export class UpdateAccountRequest {
  /**
   * What to call the person, 1 to 200 characters; null for nothing.
   * @example "Ada King"
   */
  @ValidateIf((request: UpdateAccountRequest) => request.name !== null)
  @IsString()
  @Length(1, 200)
  @FitsColumn(200)
  @Matches(/\S/)
  @IsCleanText()
  name: string | null;
}

/** A new password for an account. */
export class ChangePasswordRequest {
  /**
   * The password that is good until now.
   * @example "correct horse battery"
   */
  @IsNormalized()
  @IsString()
  @Length(1, PASSWORD_LENGTH.max)
  @IsCleanText()
  currentPassword: string;

  /**
   * 8 to 128 characters in Unicode's form NFKC, not one of the well-known passwords.
   * @example "a better horse battery"
   */
  @IsNormalized()
  @IsString()
  @Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max)
  @IsCleanText()
  @IsNotWellKnownPassword()
  newPassword: string;
}

/** Whose password was forgotten. */
export class ForgotPasswordRequest extends PickType(LoginRequest, ['email'] as const) {}

/** A new password in place of a forgotten one. */
export class ResetPasswordRequest extends PickType(ChangePasswordRequest, ['newPassword'] as const) {
  /**
   * From the link in the mail, after `#token=`; valid once, for an hour.
   * @example kPz4dQm0Zc2Vb8sXr1yT6uWn3eLh5gJa7fRi9oKx0MY
   */
  @IsString()
  @Length(1, 200)
  @IsCleanText()
  token: string;
}

/** A new e-mail address for an account. */
export class ChangeEmailRequest extends IntersectionType(
  PickType(RegisterRequest, ['email'] as const),
  PickType(ChangePasswordRequest, ['currentPassword'] as const),
) {}

/** Asked for before an account goes. */
export class DeleteAccountRequest {
  /**
   * The account's password.
   * @example "correct horse battery"
   */
  @IsNormalized()
  @IsString()
  @Length(1, PASSWORD_LENGTH.max)
  @IsCleanText()
  password: string;
}

/** An account as it was registered. */
export class RegisteredAccount {
  /** UUID. */
  userId: string;
  /** As given. */
  email: string;
  name: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** An account. */
export class AccountView extends RegisteredAccount {
  /** ISO 8601, UTC; null before the first login. */
  lastLogin: string | null;
}

/** A token, named as RFC 6749 (5.1) has it. */
export class TokenAnswer {
  /** Goes into `Authorization: Bearer …`. */
  access_token: string;
  /** Always `bearer`. */
  token_type: 'bearer';
  /** Seconds for which it is good. */
  expires_in: number;
}

/** What was done, for a person to read. */
export class MessageAnswer {
  message: string;
}

/** A live login. */
export class SessionView {
  /** UUID. */
  sessionId: string;
  /** What the client called itself. */
  userAgent: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
  /** Whether it is the one that asks. */
  current: boolean;
}

/** Live logins, newest first. */
export class SessionPage {
  sessions: SessionView[];
  /** How many there are in all. */
  total: number;
  limit: number;
  offset: number;
}

import { PASSWORD_RESET_LIFETIME } from '../auth.limits.js';
import { type MailKind } from './account-mail.entity.js';

/** What a text needs. No text holds what a user wrote, such as a name: with it an account could send words to a stranger's address. */
export interface MailDetails {
  /** ISO 8601, UTC: when it happened. */
  happenedAt: string;
  /** Where the password can be reset; only in the mail that is for this. */
  resetLink?: string;
  /** The beginning of an API key. */
  detail: string | null;
}

interface MailText {
  subject: string;
  text: string;
}

const TEXTS: Readonly<Record<MailKind, (details: MailDetails) => MailText>> = {
  'password-reset': ({ resetLink }) => ({
    subject: 'Reset your GitHire password',
    text: paragraphs(
      'Somebody, probably you, asked to reset the password of your GitHire account. This link lets you choose a new one. ' +
        `It works once, within ${PASSWORD_RESET_LIFETIME / 60} minutes:`,
      resetLink ?? '',
      'A program can send what stands after token= in the link to POST /auth/reset-password instead.',
      'If it was not you, there is nothing to do: without the link the password stays as it is.',
    ),
  }),
  'password-changed': ({ happenedAt }) => ({
    subject: 'Your GitHire password was changed',
    text: paragraphs(
      `The password of your GitHire account was changed on ${readable(happenedAt)}. All other sessions have ended.`,
      'If it was not you, reset the password now ("Forgot password" on the page where you sign in) and revoke the API keys ' +
        'that you do not know.',
    ),
  }),
  'email-changed': ({ happenedAt }) => ({
    subject: 'The e-mail address of your GitHire account was changed',
    text: paragraphs(
      `Your GitHire account has had another e-mail address since ${readable(happenedAt)}. This is the last mail to this one.`,
      'If it was not you, tell the people who run this GitHire service: somebody else knows your password.',
    ),
  }),
  'api-key-created': ({ happenedAt, detail }) => ({
    subject: 'A new API key for your GitHire account',
    text: paragraphs(
      `An API key that begins with ${detail ?? 'ghr_'} was made for your GitHire account on ${readable(happenedAt)}.`,
      'If it was not you, revoke the key and change your password.',
    ),
  }),
};

/** Subject and text of a mail to the owner of an account. */
export function mailText(kind: MailKind, details: MailDetails): MailText {
  return TEXTS[kind](details);
}

function paragraphs(...parts: string[]): string {
  return `${parts.join('\n\n')}\n`;
}

/** E.g. `30 November 2026, 19:40 UTC`. */
function readable(time: string): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat('en-GB', format).format(new Date(time)).replace(' at ', ', ')} UTC`;
}

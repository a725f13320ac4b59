import { isEmail, registerDecorator } from 'class-validator';

/**
 * Maximum length of an address: 64 characters, the @ and 255 more (RFC 5321, 4.5.3.1). Also the size of the columns.
 */
export const MAX_EMAIL_LENGTH = 320;

/**
 * White space, quotes and invisible characters: allowed in quoted local parts, used only by attackers. Includes half a
 * surrogate pair, on which validator's `isEmail` throws.
 */
const UNWANTED = /[\s"\p{C}]/u;

/** The normalised address for comparison: compatibility characters and case make no difference. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').toLowerCase();
}

/** Whether a text can be an e-mail address, and its key fits the column (NFKC can make a text longer). */
export function isEmailAddress(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > MAX_EMAIL_LENGTH || UNWANTED.test(value)) return false;
  return isEmail(value) && emailKey(value).length <= MAX_EMAIL_LENGTH;
}

/** Rejects what cannot be an e-mail address. */
export function IsEmailAddress(): PropertyDecorator {
  return (target, propertyKey) =>
    registerDecorator({
      name: 'isEmailAddress',
      target: target.constructor,
      propertyName: String(propertyKey),
      options: { message: '$property must be an e-mail address' },
      validator: { validate: isEmailAddress },
    });
}

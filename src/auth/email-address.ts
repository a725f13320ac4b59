import { isEmail, registerDecorator } from 'class-validator';

/** Longest address: 64 characters, the sign and 255 more (RFC 5321, 4.5.3.1). Also the size of the columns. */
export const MAX_EMAIL_LENGTH = 320;

/**
 * White space, quotes and invisible characters: allowed in quoted local parts, used by nobody but attackers. Half a
 * surrogate pair is among them, on which validator's `isEmail` throws.
 */
const UNWANTED = /[\s"\p{C}]/u;

/** The form in which two addresses are compared: compatibility characters and case make no difference. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').toLowerCase();
}

/** Whether a text can be somebody's address, and its key fits the column (NFKC can make a text longer). */
export function isEmailAddress(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > MAX_EMAIL_LENGTH || UNWANTED.test(value)) return false;
  return isEmail(value) && emailKey(value).length <= MAX_EMAIL_LENGTH;
}

/** Refuses what cannot be an e-mail address. */
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

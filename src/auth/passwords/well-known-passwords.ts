import { dictionary } from '@zxcvbn-ts/language-common';
import { registerDecorator, type ValidationArguments } from 'class-validator';
import { PASSWORD_LENGTH } from '../auth.limits.js';
import { folded, isAboutAccount, isAboutProduct, isPattern } from './guessable-passwords.js';

/** The passwords that leaks show most often, in lower case; shorter ones are refused by their length. */
const wellKnown = new Set(
  dictionary['passwords-common']
    .filter((password) => password.length >= PASSWORD_LENGTH.min)
    .map((password) => password.toLowerCase()),
);

/** How many of the well-known passwords are long enough to be chosen here. */
export const WELL_KNOWN_COUNT = wellKnown.size;

/** The error message of the field. */
export const NOT_GUESSABLE = (field: string): string =>
  `${field} must be hard to guess: not a well-known password, not a repetition or a row of keys, not your own address or name`;

/** Whether a password is among the most common ones, in any case (NIST SP 800-63B, 5.1.1.2; ASVS 5, 6.2.4). */
export function isWellKnownPassword(password: string): boolean {
  return wellKnown.has(folded(password)) || isPattern(password) || isAboutProduct(password);
}

/** Rejects common passwords, and those made of the `email` and `name` in the same request. */
export function IsNotWellKnownPassword(): PropertyDecorator {
  return (target, propertyKey) =>
    registerDecorator({
      name: 'isNotWellKnownPassword',
      target: target.constructor,
      propertyName: String(propertyKey),
      options: { message: NOT_GUESSABLE('$property') },
      validator: {
        // A password that is too long is rejected for its length and not checked.
        validate: (value: unknown, context?: ValidationArguments) =>
          typeof value !== 'string' ||
          value.length > PASSWORD_LENGTH.max ||
          !(isWellKnownPassword(value) || isAboutItsObject(value, context?.object)),
      },
    });
}

/** The other fields of the request may not be validated yet. */
function isAboutItsObject(password: string, object: { email?: unknown; name?: unknown } = {}): boolean {
  const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 400) : '');
  return isAboutAccount(password, { email: text(object.email), name: text(object.name) });
}

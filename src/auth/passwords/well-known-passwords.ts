import { dictionary } from '@zxcvbn-ts/language-common';
import { registerDecorator, type ValidationArguments } from 'class-validator';
import { PASSWORD_LENGTH } from '../auth.limits.js';
import { folded, isAboutAccount, isAboutProduct, isPattern } from './guessable-passwords.js';

/** The passwords that leaks show most often, in lower case; shorter ones are refused by their length. */
const wellKnown = new Set(dictionary['passwords-common'].filter((password) => password.length >= PASSWORD_LENGTH.min).map((password) => password.toLowerCase()));

/** How many of the well-known passwords are long enough to be chosen here. */
export const WELL_KNOWN_COUNT = wellKnown.size;

/** What a field's error says. */
export const NOT_GUESSABLE = (field: string): string =>
  `${field} must be hard to guess: not a well-known password, not a repetition or a row of keys, not your own address or name`;

/** Whether a password is among those that are tried first, whatever its case (NIST SP 800-63B, 5.1.1.2; ASVS 5, 6.2.4). */
export function isWellKnownPassword(password: string): boolean {
  return wellKnown.has(folded(password)) || isPattern(password) || isAboutProduct(password);
}

/** Refuses passwords that are tried first, those made of the `email` and `name` beside them among them. */
export function IsNotWellKnownPassword(): PropertyDecorator {
  return (target, propertyKey) =>
    registerDecorator({
      name: 'isNotWellKnownPassword',
      target: target.constructor,
      propertyName: String(propertyKey),
      options: { message: NOT_GUESSABLE('$property') },
      validator: {
        // What is too long is refused for its length, and not looked at.
        validate: (value: unknown, context?: ValidationArguments) =>
          typeof value !== 'string' || value.length > PASSWORD_LENGTH.max || !(isWellKnownPassword(value) || isAboutItsObject(value, context?.object)),
      },
    });
}

/** Nothing says yet that the other fields of a request hold. */
function isAboutItsObject(password: string, object: { email?: unknown; name?: unknown } = {}): boolean {
  const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 400) : '');
  return isAboutAccount(password, { email: text(object.email), name: text(object.name) });
}

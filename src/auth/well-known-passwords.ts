import { dictionary } from '@zxcvbn-ts/language-common';
import { registerDecorator } from 'class-validator';
import { PASSWORD_LENGTH } from './auth.limits.js';

/** The passwords that leaks show most often, in lower case; shorter ones are refused by their length. */
const wellKnown = new Set(dictionary['passwords-common'].filter((password) => password.length >= PASSWORD_LENGTH.min).map((password) => password.toLowerCase()));

/** Whether a password is among those that are tried first, whatever its case. */
export function isWellKnownPassword(password: string): boolean {
  return wellKnown.has(password.normalize('NFKC').toLowerCase());
}

/** Refuses passwords that everybody tries first. */
export function IsNotWellKnownPassword(): PropertyDecorator {
  return (target, propertyKey) =>
    registerDecorator({
      name: 'isNotWellKnownPassword',
      target: target.constructor,
      propertyName: String(propertyKey),
      options: { message: '$property must not be one of the well-known passwords' },
      validator: { validate: (value) => typeof value !== 'string' || !isWellKnownPassword(value) },
    });
}

import { ValidateBy } from 'class-validator';

/** Refuses a secret that is one character, or a few, said again and again: its length promises more than there is to guess. */
export function HasDifferentCharacters(least: number): PropertyDecorator {
  return ValidateBy({
    name: 'hasDifferentCharacters',
    validator: {
      validate: (value: unknown) => typeof value !== 'string' || new Set(value).size >= least,
      defaultMessage: () => `must have at least ${least} different characters, e.g. from \`openssl rand -base64 48\``,
    },
  });
}

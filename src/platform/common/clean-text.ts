import { registerDecorator, type ValidationOptions } from 'class-validator';

/** Whether a text holds only whole characters: no NUL (PostgreSQL refuses it) and no half of a surrogate pair. */
export function isCleanText(value: unknown): boolean {
  return typeof value !== 'string' || (!value.includes('\0') && value.isWellFormed());
}

/** Refuses text with NUL or lone surrogates. */
export function IsCleanText(options?: ValidationOptions): PropertyDecorator {
  return (target, propertyKey) =>
    registerDecorator({
      name: 'isCleanText',
      target: target.constructor,
      propertyName: String(propertyKey),
      options: { message: '$property must not hold NUL or incomplete characters', ...options },
      validator: { validate: isCleanText },
    });
}

/** The first characters of a text, none of them cut in half. */
export function firstCharacters(text: string, most: number): string {
  return Array.from(text).slice(0, most).join('');
}

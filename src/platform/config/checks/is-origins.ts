import { registerDecorator } from 'class-validator';

/** Longest part of a wrong entry that is shown. */
const SHOWN = 100;

/** Refuses a list in which one entry is not exactly an origin, as browsers send it in `Origin`; names the first such entry. */
export function IsOrigins(): PropertyDecorator {
  return (target, propertyKey) =>
    registerDecorator({
      name: 'isOrigins',
      target: target.constructor,
      propertyName: String(propertyKey),
      validator: {
        validate: (value) => Array.isArray(value) && value.every(isOrigin),
        defaultMessage: (context) =>
          `each entry must be exactly an origin, e.g. https://app.example or http://localhost:5173; this one is not: ${shown(context?.value)}`,
      },
    });
}

/** Scheme, host in lower case and a port that is not the scheme's own: what a browser sends, and nothing more. */
function isOrigin(entry: unknown): boolean {
  if (typeof entry !== 'string' || !URL.canParse(entry)) return false;
  const { protocol, origin } = new URL(entry);
  return (protocol === 'https:' || protocol === 'http:') && origin === entry && !entry.includes('*');
}

/** The first wrong entry, without a user and a password, which may stand before an @. */
function shown(value: unknown): string {
  const wrong: unknown = Array.isArray(value) ? value.find((entry) => !isOrigin(entry)) : value;
  return JSON.stringify(String(wrong).replace(/^.*@/s, '…@').slice(0, SHOWN));
}

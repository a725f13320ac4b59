import { readFileSync } from 'node:fs';
import { alternatives, anyCase } from './patterns.js';

interface CurrencyData {
  signs: Record<string, string[]>;
  names: Record<string, string[]>;
  codes: string[];
  capitalCodes: string[];
  aliases: Record<string, string>;
  homes: Record<string, string>;
}

const DATA = JSON.parse(readFileSync(new URL('./currencies.json', import.meta.url), 'utf8')) as CurrencyData;

/** The currencies that a sign or a name can mean, by the sign or name in lower case. */
const MEANINGS = new Map(
  [...Object.entries(DATA.signs), ...Object.entries(DATA.names)].map(([written, codes]) => [
    written.toLowerCase(),
    codes,
  ]),
);

const CODES = [...DATA.codes.map(anyCase), ...DATA.capitalCodes].join('|');
const SIGNS = alternatives(Object.keys(DATA.signs));
const NAMES = alternatives(Object.keys(DATA.names));

/** Matches a currency before an amount: `EUR 5`, `USD5`, `CAD$5`, `€5`. */
export const CURRENCY_BEFORE = String.raw`(?:(?:${CODES})(?:[ \u00a0\u202f$€£]|(?=\d))?|${SIGNS})`;

/** Matches a currency after an amount: `5 EUR`, `5 €`, `5 euros`. */
export const CURRENCY_AFTER = String.raw`(?:${CODES}|${SIGNS}|${NAMES})(?!\p{L})`;

/** ISO 4217 codes that a sign, a code or a name can mean, the most likely first. */
export function possibleCurrencies(written: string): readonly string[] {
  const meanings = MEANINGS.get(written.toLowerCase());
  if (meanings !== undefined) return meanings;
  const code = written.toUpperCase().replaceAll(/[^A-Z]/g, '');
  return [DATA.aliases[code] ?? code];
}

/**
 * The ISO 4217 code of a currency. If there is a single country of work, it decides which dollar, krona or rupee is
 * meant.
 */
export function currencyCode(written: string, countries: readonly string[]): string {
  const possible = possibleCurrencies(written);
  const home = countries.length === 1 ? DATA.homes[countries[0] ?? ''] : undefined;
  return (home !== undefined && possible.includes(home) ? home : possible[0]) ?? 'USD';
}

/** The usual currency of the first country of work; US dollars if there is no country. */
export function homeCurrency(countries: readonly string[]): string {
  return DATA.homes[countries[0] ?? 'US'] ?? 'USD';
}

/** Whether several countries use the sign of this currency: `$`, `£`, `kr`. */
export function isLoneSign(written: string): boolean {
  return written.length === 1 || /^kr$/i.test(written);
}

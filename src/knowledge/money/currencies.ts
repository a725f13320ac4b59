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

/** What signs and names stand for, in lower case. */
const MEANINGS = new Map(
  [...Object.entries(DATA.signs), ...Object.entries(DATA.names)].map(([written, codes]) => [
    written.toLowerCase(),
    codes,
  ]),
);

const CODES = [...DATA.codes.map(anyCase), ...DATA.capitalCodes].join('|');
const SIGNS = alternatives(Object.keys(DATA.signs));
const NAMES = alternatives(Object.keys(DATA.names));

/** Matches a currency in front of an amount: `EUR 5`, `USD5`, `CAD$5`, `€5`. */
export const CURRENCY_BEFORE = String.raw`(?:(?:${CODES})(?:[ \u00a0\u202f$€£]|(?=\d))?|${SIGNS})`;

/** Matches a currency behind an amount: `5 EUR`, `5 €`, `5 euros`. */
export const CURRENCY_AFTER = String.raw`(?:${CODES}|${SIGNS}|${NAMES})(?!\p{L})`;

/** ISO 4217 codes that a sign, a code or a name may stand for, the likeliest first. */
export function possibleCurrencies(written: string): readonly string[] {
  const meanings = MEANINGS.get(written.toLowerCase());
  if (meanings !== undefined) return meanings;
  const code = written.toUpperCase().replaceAll(/[^A-Z]/g, '');
  return [DATA.aliases[code] ?? code];
}

/** The ISO 4217 code of a written currency. A single country of work tells whose dollar, krona or rupee is meant. */
export function currencyCode(written: string, countries: readonly string[]): string {
  const possible = possibleCurrencies(written);
  const home = countries.length === 1 ? DATA.homes[countries[0] ?? ''] : undefined;
  return (home !== undefined && possible.includes(home) ? home : possible[0]) ?? 'USD';
}

/** What people are paid in where nothing is written: by the first country of work, US dollars where there is none. */
export function homeCurrency(countries: readonly string[]): string {
  return DATA.homes[countries[0] ?? 'US'] ?? 'USD';
}

/** Whether a currency is written by a sign that several countries use: `$`, `£`, `kr`. */
export function isLoneSign(written: string): boolean {
  return written.length === 1 || /^kr$/i.test(written);
}

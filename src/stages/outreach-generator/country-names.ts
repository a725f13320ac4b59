const ENGLISH = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** English name of a country by its ISO 3166-1 alpha-2 code, or an empty text where there is none. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (ENGLISH.of(code) ?? '') : '';
}

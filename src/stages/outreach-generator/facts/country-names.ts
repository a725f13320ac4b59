const names = new Map<string, string>();
const ENGLISH = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** English name of the country with this ISO 3166-1 alpha-2 code, or an empty text if there is none. */
export function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return '';
  const known = names.get(code);
  if (known !== undefined) return known;
  const name = ENGLISH.of(code) ?? '';
  names.set(code, name);
  return name;
}

const names = new Map<string, string>();
const displayNames = new Map<string, Intl.DisplayNames>();

/**
 * Name of the country with this ISO 3166-1 alpha-2 code, or an empty text if there is none.
 * @param language ISO 639-1 code of the language of the name
 */
export function countryName(code: string, language = 'en'): string {
  if (!/^[A-Z]{2}$/.test(code)) return '';
  const key = `${language} ${code}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  let display = displayNames.get(language);
  if (display === undefined) {
    display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    displayNames.set(language, display);
  }
  const name = display.of(code) ?? '';
  names.set(key, name);
  return name;
}

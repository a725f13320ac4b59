import { readFileSync } from 'node:fs';

const names = JSON.parse(readFileSync(new URL('./languages.json', import.meta.url), 'utf8')) as Record<
  string,
  string[]
>;
const canonical = new Map(
  Object.entries(names).flatMap(([name, aliases]) => [name, ...aliases].map((each) => [each.toLowerCase(), name])),
);

/** Returns GitHub's name of a language, or null if GitHub does not know it (and silently ignores the qualifier). */
export function knownLanguage(text: string): string | null {
  const plain = text.toLowerCase();
  return canonical.get(plain) ?? canonical.get(plain.replaceAll('-', ' ')) ?? null;
}

/** Returns the languages of a query that GitHub knows; null if there are none. */
export function languageFilter(values: string[]): Set<string> | null {
  const known = values.map(knownLanguage).filter((name) => name !== null);
  return known.length > 0 ? new Set(known) : null;
}

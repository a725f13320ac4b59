import { readFileSync } from 'node:fs';

const names = JSON.parse(readFileSync(new URL('./languages.json', import.meta.url), 'utf8')) as Record<
  string,
  string[]
>;
const canonical = new Map(
  Object.entries(names).flatMap(([name, aliases]) => [name, ...aliases].map((each) => [each.toLowerCase(), name])),
);

/** GitHub's name of a language, or null where it does not know it (and then silently ignores the qualifier). */
export function knownLanguage(text: string): string | null {
  const plain = text.toLowerCase();
  return canonical.get(plain) ?? canonical.get(plain.replaceAll('-', ' ')) ?? null;
}

/** The languages of a query that GitHub knows; null where it names none that counts. */
export function languageFilter(values: string[]): Set<string> | null {
  const known = values.map(knownLanguage).filter((name) => name !== null);
  return known.length > 0 ? new Set(known) : null;
}

import { type Replacement } from './marked-text.js';
import { countryName } from '../../facts/country-names.js';
import { localNames } from '../../frames/place-phrase.js';
import { type DraftFacts } from '../../facts/draft-facts.js';
import { cachedByFacts } from '../../facts/cached-by-facts.js';
import { skillCatalogue } from '../../../../knowledge/skills/skill-catalogue.js';

/**
 * Kind of a name from the facts: company, sender, name of the person, role, repository, place, employer on the profile,
 * title of a piece of work, skill of the person or of the posting.
 */
export type GivenKind = 'c' | 's' | 'n' | 'r' | 'g' | 'p' | 'e' | 't' | 'k';

interface GivenName {
  text: string;
  kind: GivenKind;
}

/** The replacement for a name: its kind, between signs that no draft contains. */
export function mark(kind: GivenKind): string {
  return `⟦${kind}⟧`;
}

/** Looks like a name and not like an everyday word. A short name of a repository is recognised only if it does. */
const LOOKS_LIKE_A_NAME = /[-_.\d]|[a-z][A-Z]/;
const WORD_SIGN = /[\p{L}\p{N}_+#]/u;

/**
 * Finds the names that the facts contain, longer names first. The names that remain in the text come from nowhere, and
 * the checks find them. The text is given as `inLowerCase` returns it.
 */
export const givenNames = cachedByFacts((facts): ((lower: string) => Replacement[]) => {
  const names = listNames(facts)
    .map(({ text, kind }) => ({ lower: text.toLowerCase(), kind }))
    .sort((one, other) => other.lower.length - one.lower.length);
  return (lower) => {
    const found: Replacement[] = [];
    for (const { lower: name, kind } of names)
      for (const { start, end } of occurrences(name, lower))
        if (found.every((other) => other.end <= start || other.start >= end))
          found.push({ start, end, mark: mark(kind) });
    return found;
  };
});

/** A text in lower case, with every character in its old place. */
export function inLowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, index) => {
    const sign = text.charAt(index).toLowerCase();
    return sign.length === 1 ? sign : text.charAt(index);
  }).join('');
}

/**
 * The places of a name as whole words. A search, not a regular expression, which would have to be compiled for each
 * person.
 */
export function* occurrences(name: string, lower: string): Generator<{ start: number; end: number }> {
  const opens = WORD_SIGN.test(name.charAt(0));
  const closes = WORD_SIGN.test(name.slice(-1));
  for (let start = lower.indexOf(name); start !== -1; start = lower.indexOf(name, start + 1)) {
    const end = start + name.length;
    if (opens && WORD_SIGN.test(lower.charAt(start - 1))) continue;
    if (closes && WORD_SIGN.test(lower.charAt(end))) continue;
    yield { start, end };
  }
}

/** A skill of the posting that the catalogue does not have; heldSkills finds the others. */
function isUnknownPhrase(name: string): boolean {
  return name.includes(' ') && skillCatalogue().resolve(name) === undefined;
}

function listNames({
  candidate,
  company,
  greetingName,
  language,
  repositories,
  requirement,
  role,
  sender,
}: DraftFacts): GivenName[] {
  const given = (kind: GivenKind, ...texts: readonly (string | null | undefined)[]): GivenName[] =>
    texts.flatMap((text) =>
      text === null || text === undefined || text.trim().length < 2 ? [] : [{ kind, text: text.trim() }],
    );
  return [
    ...given('c', company, requirement.company),
    ...given('s', sender.name, sender.company, sender.name?.split(' ')[0]),
    ...given('n', greetingName, candidate.githubUsername),
    ...given('r', role.text, requirement.role, /\p{Lu}/u.test(role.short) ? role.short : null),
    ...given('r', ...requirement.requiredSkills.map(({ name }) => (isUnknownPhrase(name) ? name : null))),
    ...given('e', candidate.company?.replace(/^@/, '')),
    ...requirement.locations.flatMap(({ text, city, region, country }) =>
      given('p', text, city, region, country === null ? null : countryName(country)),
    ),
    ...(language === 'en' ? [] : given('p', ...localNames(requirement, language))),
    ...given(
      'p',
      candidate.place?.city,
      candidate.place?.region,
      candidate.place?.country ? countryName(candidate.place.country) : null,
    ),
    ...[...repositories.values()].flatMap(({ merges, purpose }) =>
      given('t', purpose, ...merges.map(({ title }) => title)),
    ),
    ...[...repositories.values()].flatMap(({ repository }) => {
      const short = repository.split('/')[1] ?? '';
      const isName = LOOKS_LIKE_A_NAME.test(short) && skillCatalogue().resolve(short) === undefined;
      return given('g', repository, isName ? short : null);
    }),
  ];
}

import { countryName } from './country-names.js';
import { type DraftFacts } from './draft-facts.js';
import { localNames } from '../frames/place-phrase.js';
import { cachedByFacts } from './cached-by-facts.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';

/**
 * Kind of a name from the facts: company, sender, name of the person, role, repository, place, employer on the profile,
 * title of a change or description of a repository.
 */
export type GivenKind = 'c' | 's' | 'n' | 'r' | 'g' | 'p' | 'e' | 't';

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

/**
 * Replaces the names that the facts contain by marks, longer names first. The names that remain in the text come from
 * nowhere, and the checks find them.
 */
export const givenNames = cachedByFacts((facts): ((text: string) => string) => {
  const names = listNames(facts)
    .map(({ text, kind }) => ({ lower: text.toLowerCase(), kind }))
    .sort((one, other) => other.lower.length - one.lower.length);
  return (text) => names.reduce(replaceName, text);
});

/**
 * Replaces whole words in any case. A search, not a regular expression, which would have to be compiled for each
 * person.
 */
function replaceName(text: string, { lower, kind }: { lower: string; kind: GivenKind }): string {
  let rest = text;
  for (let from = 0; ;) {
    const at = rest.toLowerCase().indexOf(lower, from);
    if (at === -1) return rest;
    const end = at + lower.length;
    const isWhole = !WORD_SIGN.test(rest.charAt(at - 1)) && !WORD_SIGN.test(rest.charAt(end));
    if (isWhole) rest = `${rest.slice(0, at)}${mark(kind)}${rest.slice(end)}`;
    from = isWhole ? at + mark(kind).length : end;
  }
}

const WORD_SIGN = /[\p{L}\p{N}_]/u;

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
    ...given('r', ...requirement.requiredSkills.map(({ name }) => (name.includes(' ') ? name : null))),
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

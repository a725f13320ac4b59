import { countryName } from './country-names.js';
import { type DraftFacts } from './draft-facts.js';
import { perFacts } from './per-facts.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';

/** What a given name stands for: company, sender, name of the person, role, repository, place, employer on the profile. */
export type GivenKind = 'c' | 's' | 'n' | 'r' | 'g' | 'p' | 'e';

interface GivenName {
  text: string;
  kind: GivenKind;
}

/** What a given name is replaced by: a sign that no draft has, and its kind. */
export function mark(kind: GivenKind): string {
  return `⟦${kind}⟧`;
}

/** A name that is no everyday word by its look: only such a short name of a repository is taken for one. */
const LOOKS_LIKE_A_NAME = /[-_.\d]|[a-z][A-Z]/;

/**
 * Replaces the names that the facts give by marks, so that the checks see what is left: names that nobody gave. Longer
 * names go first.
 */
export const givenNames = perFacts((facts): ((text: string) => string) => {
  const names = listNames(facts)
    .map(({ text, kind }) => ({ lower: text.toLowerCase(), kind }))
    .sort((one, other) => other.lower.length - one.lower.length);
  return (text) => names.reduce(replaceName, text);
});

/** Whole words only, whatever their case. Plain search: a pattern of names would have to be compiled for each person. */
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
    ...given('e', candidate.company?.replace(/^@/, '')),
    ...requirement.locations.flatMap(({ text, city, region, country }) =>
      given('p', text, city, region, country === null ? null : countryName(country)),
    ),
    ...given(
      'p',
      candidate.place?.city,
      candidate.place?.region,
      candidate.place?.country ? countryName(candidate.place.country) : null,
    ),
    ...[...repositories.values()].flatMap(({ repository }) => {
      const short = repository.split('/')[1] ?? '';
      const isName = LOOKS_LIKE_A_NAME.test(short) && skillCatalogue().resolve(short) === undefined;
      return given('g', repository, isName ? short : null);
    }),
  ];
}

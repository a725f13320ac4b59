import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { cachedByFacts } from '../../facts/cached-by-facts.js';
import { countryName } from '../../facts/country-names.js';
import { type DraftFacts } from '../../facts/draft-facts.js';
import { titlesOf } from '../text/quoted-titles.js';
import { meantWords, type MeantWord } from './concepts.js';
import { type PostingSentence, type PostingStatements, postingStatements, statementOf } from './posting-statements.js';

/** What the facts show, as meanings of words. */
export interface ShownWords {
  posting: PostingStatements;
  /** Titles and descriptions of the person's work. */
  works: readonly PostingSentence[];
  /** Whether the posting, the person's work or the sender says a word. */
  isSaid(word: MeantWord): boolean;
  /** Whether the posting says it where it says no. */
  isDenied(word: MeantWord): boolean;
}

/** Words by which drafts speak of what the requirement holds. */
const MODES: Readonly<Record<string, string>> = {
  remote: 'remote remotely home anywhere office',
  hybrid: 'hybrid partly remote home office site elsewhere part',
  onsite: 'site onsite office',
};

/** The meanings of all words that the facts of a draft hold. */
export const shownWords = cachedByFacts((facts): ShownWords => {
  const posting = postingStatements(facts.postingText);
  const others = new Set(meantWords(plainWords(textsOf(facts).join('\n'))).flatMap(({ meanings }) => meanings));
  return {
    posting,
    works: titlesOf(facts).flatMap((title) => statementOf(title) ?? []),
    isSaid: ({ meanings }) => meanings.some((meaning) => others.has(meaning) || posting.said.has(meaning)),
    isDenied: ({ meanings }) => meanings.some((meaning) => posting.denied.has(meaning)),
  };
});

function textsOf({ candidate, requirement, postingText, role, company, sender, greetingName }: DraftFacts): string[] {
  const { remote, employmentType, domain, roleFamily, seniority, locations, salary } = requirement;
  return [
    ...[...requirement.requiredSkills, ...requirement.preferredSkills].flatMap(({ name, text }) => [name, text]),
    ...[requirement.role, role.text, role.short, company, employmentType, domain, roleFamily, seniority],
    ...(employmentType === null ? [] : ['contract employment']),
    ...(remote === null ? [] : [MODES[remote], postingText === '' ? 'days week' : '']),
    ...locations.flatMap(({ text, city, region, country }) => [text, city, region, countryName(country ?? '')]),
    ...(salary === null ? [] : [salary.currency, `per ${salary.period}`, 'euro', 'pounds', 'dollars']),
    ...(requirement.yearsMin === null && requirement.yearsMax === null ? [] : ['years of experience']),
    ...Object.values(sender).flatMap((value: string) => value.split(/[/.@-]/)),
    ...personTexts(candidate),
    greetingName,
  ].filter((text) => text !== null && text !== undefined);
}

function personTexts(candidate: DraftFacts['candidate']): string[] {
  return [
    candidate.name,
    candidate.githubUsername,
    candidate.place?.city,
    candidate.place?.region,
    countryName(candidate.place?.country ?? ''),
    ...candidate.skills.map(({ name }) => name),
    ...candidate.programmingLanguages.map(({ name }) => name),
    ...candidate.topRepositories.flatMap(({ name, description, language }) => [spoken(name), description, language]),
    ...candidate.work.flatMap((work) => [
      spoken(work.repository),
      work.description,
      work.primaryLanguage,
      ...work.topics.map(spoken),
      ...work.languages.map(({ name }) => name),
      ...work.dependencies.map((dependency) => spoken(dependency.slice(dependency.indexOf(':') + 1))),
      ...work.mergedPullRequests.map(({ title }) => title),
    ]),
  ].filter((text) => text !== null && text !== undefined);
}

/** A name of a repository or package, and its parts. */
function spoken(name: string): string {
  return `${name} ${name.replaceAll(/[^\p{L}\p{N}]+/gu, '')}`;
}

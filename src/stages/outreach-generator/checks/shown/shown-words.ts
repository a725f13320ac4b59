import { findInjection } from '../../../../knowledge/injection/find-injection.js';
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
  /** Whether the posting or the sender says a word, or, in a sentence about the work, the person's work. */
  isSaid(word: MeantWord, sentence: string): boolean;
  /** Whether only the posting says it. */
  isOnlyOfPosting(word: MeantWord): boolean;
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
  const others = meaningsIn(textsOf(facts));
  const ofWork = meaningsIn(personTexts(facts));
  return {
    posting,
    works: titlesOf(facts).flatMap((title) => statementOf(title) ?? []),
    isSaid: ({ meanings }, sentence) =>
      meanings.some((meaning) => others.has(meaning) || posting.said.has(meaning)) ||
      (SPEAKS_OF_WORK.test(sentence) && meanings.some((meaning) => ofWork.has(meaning))),
    isOnlyOfPosting: ({ meanings }) => !meanings.some((meaning) => others.has(meaning) || ofWork.has(meaning)),
    isDenied: ({ meanings }) => meanings.some((meaning) => posting.denied.has(meaning)),
  };
});

/**
 * The sentence speaks of the person's work. What strangers wrote in titles and descriptions shows nothing about the job
 * or the person.
 */
const SPEAKS_OF_WORK =
  /⟦[gut]⟧|(?<!\p{L})(?:your|yours|project|repositor\p{L}*|repo|library|package|change[ds]?|pull|commit\p{L}*|contribut\p{L}*|patch|merged|it|its|there|title|deine?[rnms]?|Projekt|es|darin|dort|votre|vos|ton|ta|projet|dépôt|elle|il|tu|tus|su|proyecto|repositorio)(?!\p{L})/iu;

function meaningsIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(meantWords(plainWords(texts.join('\n'))).flatMap(({ meanings }) => meanings));
}

function textsOf({
  candidate,
  requirement,
  postingText,
  role,
  company,
  sender,
  greetingName,
  repositories,
}: DraftFacts): string[] {
  const { remote, employmentType, domain, roleFamily, seniority, locations, salary } = requirement;
  return [
    ...[...requirement.requiredSkills, ...requirement.preferredSkills].flatMap(({ name, text }) => [name, text]),
    requirement.role,
    role.text,
    role.short,
    company,
    employmentType,
    domain,
    roleFamily,
    seniority,
    ...(employmentType === null ? [] : ['contract employment']),
    ...(remote === null ? [] : [MODES[remote], postingText === '' ? 'days week' : '']),
    ...locations.flatMap(({ text, city, region, country }) => [text, city, region, countryName(country ?? '')]),
    ...(salary === null ? [] : [salary.currency, `per ${salary.period}`, 'euro', 'pounds', 'dollars']),
    ...(requirement.yearsMin === null && requirement.yearsMax === null ? [] : ['years of experience']),
    ...Object.values(sender).flatMap((value: string) => value.split(/[/.@-]/)),
    greetingName,
    ...harmless([...repositories.values()].map(({ repository }) => repository)),
    candidate.name,
    candidate.githubUsername,
    candidate.place?.city,
    candidate.place?.region,
    countryName(candidate.place?.country ?? ''),
  ].filter((text) => text !== null && text !== undefined);
}

function personTexts(facts: DraftFacts): string[] {
  const { skills, programmingLanguages, topRepositories, work } = facts.candidate;
  const names = [
    ...topRepositories.map(({ name }) => name),
    ...work.flatMap(({ repository, topics, dependencies }) => [
      repository,
      ...topics,
      ...dependencies.map((dependency) => dependency.slice(dependency.indexOf(':') + 1)),
    ]),
  ];
  return [
    ...titlesOf(facts),
    ...harmless(names),
    ...[...skills, ...programmingLanguages, ...work.flatMap(({ languages }) => languages)].map(({ name }) => name),
  ];
}

/** Names of repositories, topics and packages without those that try to instruct a model. */
function harmless(names: readonly string[]): string[] {
  return names.filter((name) => findInjection(name.replaceAll(/[/_.-]+/g, ' '), 'draft') === null).map(spoken);
}

/** A name of a repository or package, and its parts. */
function spoken(name: string): string {
  return `${name} ${name.replaceAll(/[^\p{L}\p{N}]+/gu, '')}`;
}

import { findInjection } from '../../../../knowledge/injection/find-injection.js';
import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { cachedByFacts } from '../../facts/cached-by-facts.js';
import { countryName } from '../../facts/country-names.js';
import { type JobRequirement } from '../../../../domain/job-requirement.js';
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
  const ofRequirement = requirementWords(facts.requirement);
  const ofOthers = meaningsIn(textsOf(facts));
  const ofWork = meaningsIn(personTexts(facts));
  const isOfOthers = (meaning: string): boolean => ofRequirement.has(meaning) || ofOthers.has(meaning);
  return {
    posting,
    works: titlesOf(facts).flatMap((title) => statementOf(title) ?? []),
    isSaid: ({ meanings }, sentence) =>
      meanings.some((meaning) => isOfOthers(meaning) || posting.said.has(meaning)) ||
      (SPEAKS_OF_WORK.test(sentence) && meanings.some((meaning) => ofWork.has(meaning))),
    isOnlyOfPosting: ({ meanings }) => !meanings.some((meaning) => isOfOthers(meaning) || ofWork.has(meaning)),
    isDenied: ({ meanings }) => meanings.some((meaning) => posting.denied.has(meaning)),
  };
});

/**
 * The sentence speaks of the person's work. What strangers wrote in titles and descriptions shows nothing about the job
 * or the person.
 */
const SPEAKS_OF_WORK =
  /⟦[gut]⟧|(?<!\p{L})(?:your|yours|project|repositor\p{L}*|repo|library|package|change[ds]?|pull|commit\p{L}*|contribut\p{L}*|patch|merged|it|its|there|title|deine?[rnms]?|Projekt|es|darin|dort|votre|vos|ton|ta|projet|dépôt|elle|il|tu|tus|su|proyecto|repositorio)(?!\p{L})/iu;

function meaningsIn(texts: readonly (string | null | undefined)[]): ReadonlySet<string> {
  return new Set(
    meantWords(plainWords(texts.filter((text) => text !== null && text !== undefined).join('\n'))).flatMap(
      ({ meanings }) => meanings,
    ),
  );
}

/** All messages of a run are about one requirement. */
const known = new WeakMap<JobRequirement, ReadonlySet<string>>();

function requirementWords(requirement: JobRequirement): ReadonlySet<string> {
  let words = known.get(requirement);
  if (words === undefined) known.set(requirement, (words = meaningsIn(requirementTexts(requirement))));
  return words;
}

function requirementTexts(requirement: JobRequirement): (string | null)[] {
  const { remote, employmentType, domain, roleFamily, seniority, locations, salary } = requirement;
  return [
    ...[...requirement.requiredSkills, ...requirement.preferredSkills].flatMap(({ name, text }) => [name, text]),
    requirement.role,
    employmentType,
    domain,
    roleFamily,
    seniority,
    ...(employmentType === null ? [] : ['contract employment']),
    ...(remote === null ? [] : [MODES[remote] ?? null]),
    ...locations.flatMap(({ text, city, region, country }) => [text, city, region, countryName(country ?? '') ?? null]),
    ...(salary === null ? [] : [salary.currency, `per ${salary.period}`, 'euro', 'pounds', 'dollars']),
    ...(requirement.yearsMin === null && requirement.yearsMax === null ? [] : ['years of experience']),
  ];
}

function textsOf(facts: DraftFacts): (string | null | undefined)[] {
  const { candidate, requirement, role, sender } = facts;
  return [
    role.text,
    role.short,
    facts.company,
    requirement.remote !== null && facts.postingText === '' ? 'days week' : null,
    ...Object.values(sender).flatMap((value: string) => value.split(/[/.@-]/)),
    facts.greetingName,
    ...harmless([...facts.repositories.values()].map(({ repository }) => repository)),
    candidate.name,
    candidate.githubUsername,
    candidate.place?.city,
    candidate.place?.region,
    countryName(candidate.place?.country ?? ''),
  ];
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

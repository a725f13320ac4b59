import { type RoleFamily, type SkillKind } from '../../../domain/job-terms.js';
import { type TeamLibrary } from '../../../domain/team-stack.js';
import { type SkillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type Demand } from './demands.js';
import { LANGUAGES_OF_ROLE, SOURCING_LIMITS, UBIQUITOUS_LANGUAGES } from './sourcing-limits.js';

/** Kinds of skills, by how well a topic of that kind finds people who have done the work; the best first. */
const SIGNIFICANT_KINDS: readonly SkillKind[] = [
  'framework',
  'library',
  'messaging',
  'platform',
  'database',
  'cloud-service',
  'protocol',
  'field',
  'tool',
  'language',
  'operating-system',
  'cloud',
  'standard',
];

/**
 * Returns GitHub's names of the languages to search for: languages of the posting, else languages of its frameworks,
 * else the common languages of the role. Only languages that GitHub counts, because it silently ignores unknown ones.
 */
export function steeringLanguages(
  demands: readonly Demand[],
  catalogue: SkillCatalogue,
  roleFamily: RoleFamily | null,
): string[] {
  const languageOf = (name: string): string[] => {
    const language = catalogue.byName(name)?.language;
    return language ? [language] : [];
  };
  const demanded = demands.filter(({ weight }) => weight === 1);
  const preferred = demands.filter(({ weight }) => weight < 1);
  const named = (some: readonly Demand[]): string[] => some.flatMap(({ entry }) => languageOf(entry.name));
  const implied = (some: readonly Demand[]): string[] =>
    some.flatMap(({ entry }) =>
      entry.language ? [] : catalogue.impliedBy(entry.name).flatMap(({ name }) => languageOf(name)),
    );
  // The language of a framework matters only if the posting does not name a language.
  const inOrder = [...named(demanded), ...(named(demanded).length > 0 ? [] : implied(demanded)), ...named(preferred)];
  const all = [...new Set(inOrder.length > 0 ? inOrder : implied(preferred))];
  const telling = all.filter((language) => !UBIQUITOUS_LANGUAGES.has(language));
  const ofRole = roleFamily === null ? [] : (LANGUAGES_OF_ROLE[roleFamily] ?? []);
  const best = [telling, all, ofRole].find((some) => some.length > 0) ?? [];
  return best.slice(0, SOURCING_LIMITS.mostLanguages);
}

const DATA_FAMILIES: ReadonlySet<RoleFamily> = new Set(['data-science', 'machine-learning']);

/**
 * Returns languages under which GitHub lists people who write the posting's languages. People who work with data keep
 * their Python in notebooks, whose outputs have more bytes than all programs.
 */
export function hidingLanguages(demands: readonly Demand[], languages: readonly string[]): string[] {
  const isData = demands.some(({ entry }) => entry.families.some((family) => DATA_FAMILIES.has(family)));
  return isData && languages.includes('Python') && !languages.includes('Jupyter Notebook') ? ['Jupyter Notebook'] : [];
}

/** A topic of a repository search, with the language that belongs to it. */
export interface TopicChoice {
  /** Canonical name of the skill. */
  skill: string;
  topic: string;
  /** GitHub's name of the language, or null for any. */
  language: string | null;
}

/** Returns the language of repositories about a skill, preferably one of the posting's languages. */
function languageFor(demand: Demand, languages: readonly string[], catalogue: SkillCatalogue): string | null {
  const impliedLanguages = (name: string): string[] =>
    catalogue.impliedBy(name).flatMap(({ name: implied }) => {
      const language = catalogue.byName(implied)?.language ?? null;
      return language === null || UBIQUITOUS_LANGUAGES.has(language) ? [] : [language];
    });
  const own = impliedLanguages(demand.entry.name);
  if (own.length === 0) return languages[0] ?? null;
  // TypeScript implies JavaScript: a library for one of them is often written in the other.
  const fitting = languages.find((language) => {
    const entry = catalogue.byLanguage(language);
    return (
      own.includes(language) ||
      (entry !== undefined && impliedLanguages(entry.name).some((implied) => own.includes(implied)))
    );
  });
  return fitting ?? own[0] ?? null;
}

/** Returns the language that a demand stands for, unless nearly every developer uses it. */
function ownLanguage({ entry }: Demand): string | null {
  return entry.language !== null && !UBIQUITOUS_LANGUAGES.has(entry.language) ? entry.language : null;
}

/** Returns the topics that best find people who have done the work of the posting. */
export function steeringTopics(
  demands: readonly Demand[],
  languages: readonly string[],
  catalogue: SkillCatalogue,
): TopicChoice[] {
  const rank = ({ entry }: Demand): number => {
    const index = SIGNIFICANT_KINDS.indexOf(entry.kind);
    return index < 0 ? SIGNIFICANT_KINDS.length : index;
  };
  const usable = demands
    .filter(({ entry }) => entry.topics.length > 0 && !entry.vague)
    .map((demand, order) => ({ demand, order }))
    .sort((a, b) => b.demand.weight - a.demand.weight || rank(a.demand) - rank(b.demand) || a.order - b.order);
  // The topic of a language covers all code in it, so that it is used only if there are few other topics.
  const telling = usable.filter(({ demand }) => demand.entry.kind !== 'language');
  const chosen = telling.length >= SOURCING_LIMITS.enoughTopics ? telling : usable;
  return chosen.slice(0, SOURCING_LIMITS.mostTopics).map(({ demand }) => ({
    skill: demand.entry.name,
    topic: demand.entry.topics[0] ?? '',
    language: ownLanguage(demand) ?? languageFor(demand, languages, catalogue),
  }));
}

/**
 * Returns the known repositories of required libraries if the posting asks for Go or Swift, whose packages are named
 * after their repositories.
 */
export function knownLibraryRepositories(demands: readonly Demand[], languages: readonly string[]): string[] {
  const paths = demands.flatMap(({ entry: { packages } }) => [
    ...(languages.includes('Go') ? (packages.go ?? []).slice(0, 2) : []),
    ...(languages.includes('Swift') ? (packages.swift ?? []).slice(0, 2) : []),
  ]);
  return [...new Set(paths.flatMap((path) => repositoryOfPath(path) ?? []))].slice(0, SOURCING_LIMITS.libraryBatch);
}

/** Returns `owner/name` of the repository on GitHub that a path names, or null. */
function repositoryOfPath(path: string): string | null {
  return /^(?:https?:\/\/)?github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?:\/.*)?$/.exec(path)?.[1] ?? null;
}

/** Returns the repository of a package if its name is that of the repository, as for Go and Swift; otherwise null. */
export function repositoryOfPackage(ecosystem: string, name: string): string | null {
  return ecosystem === 'go' || ecosystem === 'swift' ? repositoryOfPath(name) : null;
}

/**
 * Returns the topics of the team's libraries that the posting's own searches do not cover, by the order of the
 * libraries. A skill that was removed from the requirement is not searched.
 */
export function teamTopics(
  libraries: readonly TeamLibrary[],
  demands: readonly Demand[],
  covered: readonly TopicChoice[],
): TopicChoice[] {
  const done = new Set(covered.map(({ skill }) => skill));
  return libraries
    .flatMap(({ skill }): TopicChoice[] => {
      const entry = demands.find((demand) => demand.entry.name === skill)?.entry;
      const topic = entry?.topics[0];
      // The topic of a language covers all code in it.
      if (entry === undefined || topic === undefined || entry.kind === 'language' || done.has(entry.name)) return [];
      return [{ skill: entry.name, topic, language: null }];
    })
    .slice(0, SOURCING_LIMITS.teamRepositories);
}

/** Returns the team's repositories that the names of packages say, without those of removed skills. */
export function teamRepositories(libraries: readonly TeamLibrary[], demands: readonly Demand[]): string[] {
  const demanded = new Set(demands.map(({ entry }) => entry.name));
  const names = libraries.flatMap(({ skill, repository }) =>
    repository !== null && (skill === null || demanded.has(skill)) ? [repository] : [],
  );
  return [...new Set(names)].slice(0, SOURCING_LIMITS.teamRepositories);
}

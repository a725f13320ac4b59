import { type RoleFamily, type SkillKind } from '../../../domain/job-terms.js';
import { type SkillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type Demand } from './demands.js';
import { LANGUAGES_OF_ROLE, SOURCING_LIMITS, UNTELLING_LANGUAGES } from './sourcing-limits.js';

/** Kinds of skills by how well a topic of that kind tells who has done the work, the best first. */
const TELLING_KINDS: readonly SkillKind[] = [
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
 * GitHub's names of the languages that the searches ask for: those of the posting, then those that its frameworks are
 * written in, then those that are usual for the role. Only languages that GitHub counts, for it silently ignores an unknown one.
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
  const liked = demands.filter(({ weight }) => weight < 1);
  const named = (some: readonly Demand[]): string[] => some.flatMap(({ entry }) => languageOf(entry.name));
  const implied = (some: readonly Demand[]): string[] =>
    some.flatMap(({ entry }) =>
      entry.language ? [] : catalogue.impliedBy(entry.name).flatMap(({ name }) => languageOf(name)),
    );
  // A framework's language matters only where the posting names none itself.
  const inOrder = [...named(demanded), ...(named(demanded).length > 0 ? [] : implied(demanded)), ...named(liked)];
  const all = [...new Set(inOrder.length > 0 ? inOrder : implied(liked))];
  const telling = all.filter((language) => !UNTELLING_LANGUAGES.has(language));
  const ofRole = roleFamily === null ? [] : (LANGUAGES_OF_ROLE[roleFamily] ?? []);
  const best = [telling, all, ofRole].find((some) => some.length > 0) ?? [];
  return best.slice(0, SOURCING_LIMITS.mostLanguages);
}

/** A topic to search repositories for, and the language that goes with it. */
export interface TopicChoice {
  /** Canonical name of the skill. */
  skill: string;
  topic: string;
  /** GitHub's name of the language, or null for any. */
  language: string | null;
}

/** The language that repositories about a skill are written in, as far as the posting cares. */
function languageFor(demand: Demand, languages: readonly string[], catalogue: SkillCatalogue): string | null {
  const impliedLanguages = (name: string): string[] =>
    catalogue.impliedBy(name).flatMap(({ name: implied }) => {
      const language = catalogue.byName(implied)?.language ?? null;
      return language === null || UNTELLING_LANGUAGES.has(language) ? [] : [language];
    });
  const own = impliedLanguages(demand.entry.name);
  if (own.length === 0) return languages[0] ?? null;
  // TypeScript implies JavaScript: what is written for the one is written in the other.
  const fitting = languages.find((language) => {
    const entry = catalogue.byLanguage(language);
    return (
      own.includes(language) ||
      (entry !== undefined && impliedLanguages(entry.name).some((implied) => own.includes(implied)))
    );
  });
  return fitting ?? own[0] ?? null;
}

/** The language that a demand is, unless it is one that everybody has. */
function ownLanguage({ entry }: Demand): string | null {
  return entry.language !== null && !UNTELLING_LANGUAGES.has(entry.language) ? entry.language : null;
}

/** The topics that tell best who has done the work that the posting is about. */
export function steeringTopics(
  demands: readonly Demand[],
  languages: readonly string[],
  catalogue: SkillCatalogue,
): TopicChoice[] {
  const rank = ({ entry }: Demand): number => {
    const index = TELLING_KINDS.indexOf(entry.kind);
    return index < 0 ? TELLING_KINDS.length : index;
  };
  const usable = demands
    .filter(({ entry }) => entry.topics.length > 0 && !entry.vague)
    .map((demand, order) => ({ demand, order }))
    .sort((a, b) => b.demand.weight - a.demand.weight || rank(a.demand) - rank(b.demand) || a.order - b.order);
  // Everything written in a language has its topic: it is only of use where there is little else.
  const telling = usable.filter(({ demand }) => demand.entry.kind !== 'language');
  const chosen = telling.length >= SOURCING_LIMITS.enoughTopics ? telling : usable;
  return chosen.slice(0, SOURCING_LIMITS.mostTopics).map(({ demand }) => ({
    skill: demand.entry.name,
    topic: demand.entry.topics[0] ?? '',
    language: ownLanguage(demand) ?? languageFor(demand, languages, catalogue),
  }));
}

/**
 * Repositories that the demanded libraries are known to live in, where the posting asks for their language: Go and
 * Swift packages are named by their repositories.
 */
export function knownLibraryRepositories(demands: readonly Demand[], languages: readonly string[]): string[] {
  const paths = demands.flatMap(({ entry: { packages } }) => [
    ...(languages.includes('Go') ? (packages.go ?? []).slice(0, 2) : []),
    ...(languages.includes('Swift') ? (packages.swift ?? []).slice(0, 2) : []),
  ]);
  const names = paths.flatMap(
    (path) => /^(?:https?:\/\/)?github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?:\/.*)?$/.exec(path)?.[1] ?? [],
  );
  return [...new Set(names)].slice(0, SOURCING_LIMITS.libraryBatch);
}

import { type JobRequirement, type Skill } from '../../domain/job-requirement.js';
import { observableSkills } from '../../knowledge/skills/observable/observable-skills.js';
import { skillCatalogue, type SkillEntry } from '../../knowledge/skills/skill-catalogue.js';
import { CONCEPT_PHRASES, conceptsIn } from '../../knowledge/text/concepts.js';
import { words } from '../../knowledge/text/words.js';
import { RANKING } from './constants.js';
import { FAMILY_CONCEPTS, SIDE_LANGUAGES } from './language-relations.js';
import { WeightedTerms } from './weighted-terms.js';

/** A required or preferred skill, or several alternatives of which one is enough. */
export interface WantedSkill {
  /** Canonical names: a single skill, or the alternatives. */
  names: readonly string[];
  required: boolean;
  /** Whether public work can show it; see `observableSkills`. */
  observable: boolean;
  /** Weight in the part "skill match", before the weights are scaled to a sum of 1; 0 if it cannot be observed. */
  weight: number;
}

/** The posting in the form that the scorers compare candidates with. */
export interface PostingProfile {
  /** Words and concepts, without the languages. */
  terms: WeightedTerms;
  /** The match at which closeness is one half; null if the posting has no words to compare with. */
  half: number | null;
  /** Whether the posting says anything about its field of work. */
  namesField: boolean;
  /** Languages by GitHub's name, each with its emphasis: 1 for the main language. */
  languages: ReadonlyMap<string, number>;
  skills: readonly WantedSkill[];
  /** Names of all wanted skills. */
  wanted: ReadonlySet<string>;
  /** By name of each demanded skill that manifests show: its group, and the group's share of the whole stack. */
  stack: ReadonlyMap<string, { wanted: WantedSkill; share: number }>;
  asksForPlace: boolean;
  /** Whether part of the work is done at a place of the posting, so that it matters where a person lives. */
  bindsToPlace: boolean;
  seniority: JobRequirement['seniority'];
  yearsMin: number | null;
  locations: JobRequirement['locations'];
}

/** Kinds that public work rarely shows, and names that the catalogue cannot find in it. They weigh less. */
const VAGUE_KINDS = new Set<Skill['kind']>(['practice', 'method', 'field', 'certification', 'unknown']);

/** GitHub's name of the language, or null if the skill is not a language. */
function languageOf(skill: Skill): string | null {
  const entry = skillCatalogue().byName(skill.name) ?? skillCatalogue().resolve(skill.name);
  if (entry?.kind === 'language') return entry.language ?? entry.name;
  return skill.kind === 'language' ? skill.name : null;
}

let sureNames: readonly { key: string; language: string }[] | undefined;
/**
 * Languages whose name is not also a word or a letter, such as `go` or `c`: such keywords cannot be taken for the
 * language.
 */
function sureLanguages(): readonly { key: string; language: string }[] {
  const isSure = ({ name, ambiguous }: SkillEntry): boolean =>
    ambiguous === null || ambiguous.needs === 'capital' || !ambiguous.spellings.includes(name);
  sureNames ??= skillCatalogue().entries.flatMap((entry) =>
    entry.kind === 'language' && entry.language !== null && isSure(entry)
      ? [{ key: words(entry.name).join(' '), language: entry.language }]
      : [],
  );
  return sureNames;
}

/** Languages that follow from skills such as a framework. */
function impliedLanguages(skills: readonly Skill[]): string[] {
  const catalogue = skillCatalogue();
  return skills
    .flatMap(({ name }) => catalogue.impliedBy(name).flatMap((implied) => catalogue.byName(implied.name) ?? []))
    .flatMap((entry) => (entry.kind === 'language' && entry.language !== null ? [entry.language] : []));
}

/** The requested languages with their emphasis: how much the posting speaks of each, 1 for the main language. */
function readLanguages(requirement: JobRequirement, keywords: ReadonlyMap<string, number>): Map<string, number> {
  const emphasis = new Map<string, number>();
  const add = (name: string | null, value: number): void => {
    if (name !== null && !SIDE_LANGUAGES.has(name) && !emphasis.has(name)) emphasis.set(name, value);
  };
  const said = (name: string): number => keywords.get(words(name).join(' ')) ?? 0;
  const most = Math.max(0, ...keywords.values()) || 1;
  for (const skill of requirement.requiredSkills)
    add(languageOf(skill), said(skill.name) > 0 ? said(skill.name) : most);
  for (const skill of requirement.preferredSkills)
    add(languageOf(skill), said(skill.name) > 0 ? said(skill.name) : most * RANKING.closeness.preferredLanguage);
  for (const { key, language } of sureLanguages())
    if ((keywords.get(key) ?? 0) > 0) add(language, keywords.get(key) ?? 0);
  if (emphasis.size === 0) for (const name of impliedLanguages(requirement.requiredSkills)) add(name, most);
  const main = Math.max(...emphasis.values());
  return new Map([...emphasis].map(([name, value]) => [name, value / main]));
}

let observable: ReadonlySet<string> | undefined;
function observableNames(): ReadonlySet<string> {
  observable ??= observableSkills(skillCatalogue());
  return observable;
}

function groupSkills(skills: readonly Skill[], required: boolean): WantedSkill[] {
  const groups = new Map<string, Skill[]>();
  for (const skill of skills) {
    const mark = skill.anyOf ? `any ${skill.anyOf}` : `one ${skill.name}`;
    groups.set(mark, [...(groups.get(mark) ?? []), skill]);
  }
  return [...groups.values()].map((group) => {
    const vague = group.every(
      ({ name, kind }) => VAGUE_KINDS.has(kind) || skillCatalogue().byName(name)?.vague === true,
    );
    const names = [...new Set(group.map(({ name }) => name))];
    const observable = names.some((name) => observableNames().has(name));
    const weight = (required ? 1 : RANKING.skillMatch.preferred) * (vague ? RANKING.skillMatch.vague : 1);
    return { names, required, observable, weight: observable ? weight : weight * RANKING.skillMatch.notObservable };
  });
}

/** A long posting has more words that a repository can have in common with it, so it needs a larger match. */
function halfOf(terms: WeightedTerms): number | null {
  const { half, usualWeight, lengthPower, leastHalf, mostHalf } = RANKING.closeness;
  return terms.total === 0
    ? null
    : Math.min(mostHalf, Math.max(leastHalf, half * (terms.total / usualWeight) ** lengthPower));
}

/** The part of the demanded skills that code shows: no languages, and nothing vague. */
function stackOf(skills: readonly WantedSkill[], languages: ReadonlyMap<string, number>): PostingProfile['stack'] {
  const catalogue = skillCatalogue();
  const isInCode = (name: string): boolean => {
    const entry = catalogue.byName(name);
    return entry !== undefined && Object.keys(entry.packages).length > 0 && !languages.has(name);
  };
  const stack = skills.filter(({ names }) => names.some(isInCode));
  const all = stack.reduce((sum, { weight }) => sum + weight, 0);
  return new Map(
    stack.flatMap((wanted) => wanted.names.map((name) => [name, { wanted, share: wanted.weight / all }] as const)),
  );
}

/** The weights of the keywords by stem or concept. */
function readKeywords(requirement: JobRequirement): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { term, weight } of requirement.keywords ?? []) {
    const key = CONCEPT_PHRASES.has(term) ? term : words(term).join(' ');
    if (key !== '' && Number.isFinite(weight) && !weights.has(key)) weights.set(key, Math.min(1, Math.max(-1, weight)));
  }
  return weights;
}

function keysOf(text: string, without: ReadonlySet<string>): string[] {
  const stems = words(text).filter((stem) => !without.has(stem));
  return [...stems, ...conceptsIn(stems)];
}

/**
 * Collects the terms of the work and of its field. The field has the same terms, the words of the industry and the
 * concepts of the role family.
 */
function readTerms(
  requirement: JobRequirement,
  keywords: ReadonlyMap<string, number>,
  languageStems: ReadonlySet<string>,
): WeightedTerms {
  const rules = RANKING.closeness;
  const terms = new WeightedTerms();
  const addText = (text: string, weight: number): void => {
    for (const key of keysOf(text, languageStems)) terms.add(key, weight);
  };
  for (const [key, weight] of keywords) {
    if (!languageStems.has(key))
      terms.add(key, weight > 0 && CONCEPT_PHRASES.has(key) ? weight * rules.conceptFactor : weight);
  }
  const names = (skills: readonly Skill[]): string[] =>
    skills.map(({ name }) => name).filter((name) => observableNames().has(name));
  for (const name of names(requirement.requiredSkills)) addText(name, rules.requiredSkillName);
  for (const name of names(requirement.preferredSkills)) addText(name, rules.preferredSkillName);
  if (keywords.size === 0 && requirement.role) addText(requirement.role, rules.roleWords);
  for (const key of keysOf(requirement.domain ?? '', languageStems)) terms.addToField(key, rules.industry);
  for (const concept of FAMILY_CONCEPTS[requirement.roleFamily ?? ''] ?? [])
    terms.addToField(concept, rules.familyConcept);
  return terms;
}

/** Removes the skills that do not count according to the keywords ("Android-only Java doesn't fit"). */
function withoutExcluded(requirement: JobRequirement, keywords: ReadonlyMap<string, number>): JobRequirement {
  const counts = ({ name }: Skill): boolean =>
    words(name).length === 0 || words(name).some((stem) => (keywords.get(stem) ?? 0) >= 0);
  return Object.assign({}, requirement, {
    requiredSkills: requirement.requiredSkills.filter(counts),
    preferredSkills: requirement.preferredSkills.filter(counts),
  });
}

/** Prepares the requirement once for all candidates. */
export function toPostingProfile(given: JobRequirement): PostingProfile {
  const keywords = readKeywords(given);
  const requirement = withoutExcluded(given, keywords);
  const languages = readLanguages(requirement, keywords);
  const languageStems = new Set([...languages.keys()].flatMap((name) => words(name)));
  const terms = readTerms(requirement, keywords, languageStems);
  const skills = [...groupSkills(requirement.requiredSkills, true), ...groupSkills(requirement.preferredSkills, false)];
  return {
    terms,
    half: halfOf(terms),
    namesField: !terms.namesNoField,
    languages,
    skills,
    wanted: new Set(skills.flatMap(({ names }) => names)),
    stack: stackOf(skills, languages),
    asksForPlace: requirement.locations.length > 0,
    bindsToPlace:
      (requirement.remote === 'hybrid' || requirement.remote === 'onsite') &&
      requirement.locations.some(({ country }) => country !== null),
    seniority: requirement.seniority,
    yearsMin: requirement.yearsMin,
    locations: requirement.locations,
  };
}

import { type JobRequirement, type Skill } from '../../domain/job-requirement.js';
import { skillCatalogue, type SkillEntry } from '../../knowledge/skills/skill-catalogue.js';
import { CONCEPT_PHRASES, conceptsIn } from '../../knowledge/text/concepts.js';
import { words } from '../../knowledge/text/words.js';
import { FAMILY_CONCEPTS, RANKING, SIDE_LANGUAGES } from './constants.js';
import { WeightedTerms } from './weighted-terms.js';

/** A demanded or liked skill, or alternatives of which one is enough. */
export interface WantedSkill {
  /** Canonical names: one, or the alternatives. */
  names: readonly string[];
  required: boolean;
  /** Share in the part "skill match", before all are brought to a sum of 1. */
  weight: number;
}

/** The posting, as the scorers compare with it. */
export interface PostingProfile {
  /** Words and concepts without the languages. */
  terms: WeightedTerms;
  /** The same with the words of the industry and the concepts of the role family; null where the posting names no field. */
  field: WeightedTerms | null;
  /** GitHub's names of the languages, each with its emphasis: 1 for the main one. */
  languages: ReadonlyMap<string, number>;
  skills: readonly WantedSkill[];
  /** Names of all wanted skills. */
  wanted: ReadonlySet<string>;
  /** By the name of each wanted skill, units of match that it adds to a repository where it was shown. */
  matchBySkill: ReadonlyMap<string, number>;
  asksForPlace: boolean;
  seniority: JobRequirement['seniority'];
  yearsMin: number | null;
  locations: JobRequirement['locations'];
}

const VAGUE_KINDS = new Set<Skill['kind']>(['practice', 'method', 'field', 'certification']);

/** Name of the language as GitHub writes it, or null where the skill is no language. */
function languageOf(skill: Skill): string | null {
  const entry = skillCatalogue().byName(skill.name) ?? skillCatalogue().resolve(skill.name);
  if (entry?.kind === 'language') return entry.language ?? entry.name;
  return skill.kind === 'language' ? skill.name : null;
}

/** Whether a keyword that is a language's name can be taken for it: `go`, `c` and the like are words and letters too. */
function isSureName(entry: SkillEntry): boolean {
  return entry.kind === 'language' && entry.language !== null && (entry.ambiguous === null || entry.ambiguous.needs === 'capital' || !entry.ambiguous.spellings.includes(entry.name));
}

/** Languages that skills such as a framework bring with them. */
function impliedLanguages(skills: readonly Skill[]): string[] {
  const catalogue = skillCatalogue();
  return skills.flatMap(({ name }) => catalogue.impliedBy(name).flatMap((implied) => catalogue.byName(implied.name) ?? [])).flatMap((entry) => (entry.kind === 'language' && entry.language !== null ? [entry.language] : []));
}

/** The languages asked for, each with its emphasis: by how much the posting speaks of it, 1 for the main one. */
function readLanguages(requirement: JobRequirement, keywords: ReadonlyMap<string, number>): Map<string, number> {
  const emphasis = new Map<string, number>();
  const add = (name: string | null, value: number): void => {
    if (name !== null && !SIDE_LANGUAGES.has(name) && !emphasis.has(name)) emphasis.set(name, value);
  };
  const said = (name: string): number => keywords.get(words(name).join(' ')) ?? 0;
  const most = Math.max(0, ...keywords.values()) || 1;
  for (const skill of requirement.requiredSkills) add(languageOf(skill), said(skill.name) > 0 ? said(skill.name) : most);
  for (const skill of requirement.preferredSkills) add(languageOf(skill), said(skill.name) > 0 ? said(skill.name) : most * RANKING.closeness.preferredLanguage);
  for (const entry of skillCatalogue().entries) if (isSureName(entry) && said(entry.name) > 0) add(entry.language, said(entry.name));
  if (emphasis.size === 0) for (const name of impliedLanguages(requirement.requiredSkills)) add(name, most);
  const main = Math.max(...emphasis.values());
  return new Map([...emphasis].map(([name, value]) => [name, value / main]));
}

function groupSkills(skills: readonly Skill[], required: boolean): WantedSkill[] {
  const groups = new Map<string, Skill[]>();
  for (const skill of skills) {
    const mark = skill.anyOf ? `any ${skill.anyOf}` : `one ${skill.name}`;
    groups.set(mark, [...(groups.get(mark) ?? []), skill]);
  }
  return [...groups.values()].map((group) => {
    const vague = group.every(({ name, kind }) => VAGUE_KINDS.has(kind) || skillCatalogue().byName(name)?.vague === true);
    const weight = (required ? 1 : RANKING.skillMatch.preferred) * (vague ? RANKING.skillMatch.vague : 1);
    return { names: [...new Set(group.map(({ name }) => name))], required, weight };
  });
}

function matchByName(skills: readonly WantedSkill[]): Map<string, number> {
  const { requiredSkill, preferredSkill } = RANKING.closeness;
  // Demanded skills come last, so that one that is liked too counts as demanded.
  const ordered = skills.toSorted((a, b) => Number(a.required) - Number(b.required));
  return new Map(ordered.flatMap(({ names, required }) => names.map((name) => [name, required ? requiredSkill : preferredSkill] as const)));
}

/** The weights by stem or concept. */
function readKeywords(requirement: JobRequirement): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { term, weight } of requirement.keywords ?? []) {
    const key = CONCEPT_PHRASES.has(term) ? term : words(term).join(' ');
    if (key !== '' && Number.isFinite(weight) && !weights.has(key)) weights.set(key, Math.min(1, Math.max(-1, weight)));
  }
  return weights;
}

function addText(terms: WeightedTerms, text: string, weight: number, without: ReadonlySet<string>): void {
  const stems = words(text).filter((stem) => !without.has(stem));
  for (const key of [...stems, ...conceptsIn(stems)]) terms.add(key, weight);
}

function readTerms(requirement: JobRequirement, keywords: ReadonlyMap<string, number>, languageStems: ReadonlySet<string>): WeightedTerms {
  const rules = RANKING.closeness;
  const terms = new WeightedTerms();
  for (const [key, weight] of keywords) {
    if (!languageStems.has(key)) terms.add(key, weight > 0 && CONCEPT_PHRASES.has(key) ? weight * rules.conceptFactor : weight);
  }
  for (const { name } of requirement.requiredSkills) addText(terms, name, rules.requiredSkillName, languageStems);
  for (const { name } of requirement.preferredSkills) addText(terms, name, rules.preferredSkillName, languageStems);
  if (keywords.size === 0 && requirement.role) addText(terms, requirement.role, rules.roleWords, languageStems);
  return terms;
}

/** The field of work: the terms, the industry's words and what the role family is recognised by. */
function readField(requirement: JobRequirement, terms: WeightedTerms, copy: WeightedTerms): WeightedTerms | null {
  if (requirement.domain) addText(copy, requirement.domain, RANKING.closeness.industry, new Set());
  for (const concept of FAMILY_CONCEPTS[requirement.roleFamily ?? ''] ?? []) copy.add(concept, RANKING.closeness.familyConcept);
  const namesField = requirement.domain !== null || requirement.roleFamily !== null || !terms.isEmpty;
  return namesField && !copy.isEmpty ? copy : null;
}

/** The requirement without the skills that its keywords say do not count ("Android-only Java doesn't fit"). */
function withoutExcluded(requirement: JobRequirement, keywords: ReadonlyMap<string, number>): JobRequirement {
  const counts = ({ name }: Skill): boolean => words(name).length === 0 || words(name).some((stem) => (keywords.get(stem) ?? 0) >= 0);
  return Object.assign({}, requirement, { requiredSkills: requirement.requiredSkills.filter(counts), preferredSkills: requirement.preferredSkills.filter(counts) });
}

/** Reads the requirement once for all candidates. */
export function toPostingProfile(given: JobRequirement): PostingProfile {
  const keywords = readKeywords(given);
  const requirement = withoutExcluded(given, keywords);
  const languages = readLanguages(requirement, keywords);
  const languageStems = new Set([...languages.keys()].flatMap((name) => words(name)));
  const terms = readTerms(requirement, keywords, languageStems);
  const skills = [...groupSkills(requirement.requiredSkills, true), ...groupSkills(requirement.preferredSkills, false)];
  return {
    terms,
    field: readField(requirement, terms, readTerms(requirement, keywords, languageStems)),
    languages,
    skills,
    wanted: new Set(skills.flatMap(({ names }) => names)),
    matchBySkill: matchByName(skills),
    asksForPlace: requirement.locations.length > 0,
    seniority: requirement.seniority,
    yearsMin: requirement.yearsMin,
    locations: requirement.locations,
  };
}

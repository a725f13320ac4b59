import { RANKING } from './constants.js';
import { type PostingProfile, type WeightedTerms } from './posting-profile.js';
import { type SubjectWork } from './ranking-subject.js';

const rules = RANKING.closeness;

/** Between a repository and a posting. */
export interface Closeness {
  /** Units of match in words, concepts and shown skills. */
  match: number;
  /** How far the repository's languages are those asked for, 0 to 1. */
  language: number;
  /** Closeness of work there to the posting, 0 to 1. */
  value: number;
  /** Terms in common, weightiest first, for people to read. */
  common: readonly number[];
}

const packageName = (dependency: string): string => dependency.slice(dependency.indexOf(':') + 1);

/** Units of match of the repository's name, description, topics and packages with some weighted terms. */
export function matchOf(work: SubjectWork, terms: WeightedTerms): { match: number; common: number[] } {
  const strength = new Map<number, number>();
  for (const text of [work.name, work.description, ...work.topics]) for (const place of terms.hitsIn(text)) strength.set(place, 1);
  // A package may be there for any reason: it can speak for the repository, and not against it.
  for (const dependency of work.dependencies) {
    for (const place of terms.hitsIn(packageName(dependency))) {
      if (!strength.has(place) && (terms.weights[place] ?? 0) > 0) strength.set(place, rules.dependencyFactor);
    }
  }
  let match = 0;
  const places = [...strength.keys()].sort((a, b) => a - b);
  for (const place of places) {
    const weight = (terms.weights[place] ?? 0) * (strength.get(place) ?? 0);
    match += weight > 0 ? weight : weight * rules.exclusionFactor;
  }
  const weightOf = (place: number): number => (terms.weights[place] ?? 0) * (strength.get(place) ?? 0);
  return { match: Math.max(0, match), common: places.filter((place) => weightOf(place) > 0).sort((a, b) => weightOf(b) - weightOf(a) || a - b) };
}

/** How far a repository is written in the languages asked for; 1 where none is. */
export function languageFit(work: SubjectWork, languages: PostingProfile['languages']): number {
  if (languages.size === 0) return 1;
  let fit = 0;
  for (const [name, emphasis] of languages) {
    const share = work.languages.get(name) ?? 0;
    fit = Math.max(fit, emphasis ** rules.languagePower * Math.min(1, share / rules.fullLanguageShare));
  }
  return fit;
}

/** From units of match and languages to closeness. The more of each, the closer. */
export function closenessOf(match: number, language: number, otherLanguages: number, hasTerms: boolean): number {
  const power = match ** rules.steepness;
  const near = hasTerms ? power / (power + rules.half ** rules.steepness) : 1;
  return Math.max(otherLanguages, language) * (rules.sameLanguage + (1 - rules.sameLanguage) * near);
}

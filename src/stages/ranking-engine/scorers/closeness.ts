import { stemRarity } from '../../../knowledge/text/word-rarity.js';
import { words } from '../../../knowledge/text/words.js';
import { RANKING } from '../constants.js';
import { RELATED_LANGUAGES } from '../language-relations.js';
import { type PostingProfile } from '../posting-profile.js';
import { type SubjectWork } from '../ranking-subject.js';
import { type WeightedTerms } from '../weighted-terms.js';

const rules = RANKING.closeness;
const RELATED = Object.fromEntries(
  Object.entries(RELATED_LANGUAGES).map(([name, others]) => [name, Object.entries(others)]),
);

/** Units of match between a repository and the posting. */
export interface Match {
  /** Match with the work that the posting describes. */
  work: number;
  /** Match with the field of work. */
  field: number;
}

/**
 * Matches the name, description, topics and packages of a repository with the terms of the posting. Each term counts
 * once. A package can have any purpose, so it can raise the match but not lower it.
 */
export function matchOf(work: SubjectWork, terms: WeightedTerms): Match {
  const strengths = terms.blankStrengths();
  for (const dependency of work.dependencies) {
    for (const place of terms.hitsInPackage(dependency))
      if ((terms.work[place] ?? 0) >= 0) strengths[place] = rules.dependencyFactor;
  }
  const count = (text: string): void => {
    for (const place of terms.hitsIn(text))
      strengths[place] = (terms.work[place] ?? 0) >= 0 ? 1 : rules.exclusionFactor;
  };
  count(work.name);
  count(work.description);
  work.topics.forEach(count);
  const match: Match = { work: 0, field: 0 };
  for (let place = 0; place < strengths.length; place += 1) {
    const strength = strengths[place] ?? 0;
    if (strength === 0) continue;
    match.work += (terms.work[place] ?? 0) * strength;
    match.field += (terms.field[place] ?? 0) * strength;
  }
  return { work: Math.max(0, match.work), field: Math.max(0, match.field) };
}

/** How far a repository is written in one language, 0 to 1. Half of the code is enough for 1. */
function writtenIn(work: SubjectWork, language: string): number {
  return Math.min(1, (work.languages.get(language) ?? 0) / rules.fullLanguageShare);
}

export interface LanguageFit {
  /** How far a repository is written in the requested languages, 0 to 1; 1 if no language is requested. */
  fit: number;
  /** Units of match: a rare language says what a project is about. */
  match: number;
}

const rarities = new Map<string, number>();
function rarityOf(language: string): number {
  const known = rarities.get(language) ?? stemRarity(words(language).join(' '));
  rarities.set(language, known);
  return known;
}

/** Compares the languages of a repository with the requested languages. */
export function languageFit(work: SubjectWork, languages: PostingProfile['languages']): LanguageFit {
  if (languages.size === 0) return { fit: 1, match: 0 };
  let fit = 0;
  let match = 0;
  for (const [name, emphasis] of languages) {
    let share = writtenIn(work, name);
    for (const [other, factor] of RELATED[name] ?? []) share += factor * writtenIn(work, other);
    if (share <= 0) continue;
    const own = emphasis ** rules.languagePower * Math.min(1, share);
    fit = Math.max(fit, own);
    match = Math.max(match, own * rules.rareLanguage * rarityOf(name));
  }
  return { fit, match };
}

/**
 * How near a match is, 0 to 1.
 * @param half match at which it is one half; null if there are no words to compare with, so that only the language decides
 */
export function nearness(match: number, half: number | null): number {
  const power = match ** rules.steepness;
  return half === null ? 1 : power / (power + half ** rules.steepness);
}

/**
 * Nearness that takes the stack into account: a repository built on what the posting demands is near, however little it
 * says about itself.
 * @param stack share of the demanded stack that was seen there, 0 to 1
 */
export function withStack(near: number, stack: number): number {
  const byStack = rules.mostFromStack * Math.min(1, stack / rules.fullStack) ** rules.stackPower;
  return 1 - (1 - near) * (1 - byStack);
}

/**
 * Computes closeness, which grows with the nearness and with the languages.
 * @param otherLanguages closeness that remains for work in other languages
 */
export function closenessOf(near: number, language: number, otherLanguages: number): number {
  return Math.max(otherLanguages, language) * (rules.sameLanguage + (1 - rules.sameLanguage) * near);
}

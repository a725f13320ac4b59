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

/** Units of match of a repository with the posting. */
export interface Match {
  /** With the work asked for. */
  work: number;
  /** With its field. */
  field: number;
}

/**
 * Matches a repository's name, description, topics and packages with the posting's terms, each counted once. A package
 * may be there for any reason: it can speak for the repository, and not against it.
 */
export function matchOf(work: SubjectWork, terms: WeightedTerms): Match {
  const strengths = terms.blankStrengths();
  for (const dependency of work.dependencies) {
    for (const place of terms.hitsInPackage(dependency))
      if ((terms.work[place] ?? 0) >= 0) strengths[place] = rules.dependencyFactor;
  }
  const say = (text: string): void => {
    for (const place of terms.hitsIn(text))
      strengths[place] = (terms.work[place] ?? 0) >= 0 ? 1 : rules.exclusionFactor;
  };
  say(work.name);
  say(work.description);
  work.topics.forEach(say);
  const match: Match = { work: 0, field: 0 };
  for (let place = 0; place < strengths.length; place += 1) {
    const strength = strengths[place] ?? 0;
    if (strength === 0) continue;
    match.work += (terms.work[place] ?? 0) * strength;
    match.field += (terms.field[place] ?? 0) * strength;
  }
  return { work: Math.max(0, match.work), field: Math.max(0, match.field) };
}

/** How far a repository is written in one language, 0 to 1: a part of its code is enough for the whole. */
function writtenIn(work: SubjectWork, language: string): number {
  return Math.min(1, (work.languages.get(language) ?? 0) / rules.fullLanguageShare);
}

export interface LanguageFit {
  /** How far a repository is written in the languages asked for, 0 to 1; 1 where none is. */
  fit: number;
  /** Units of match: a language that few write in tells what a project is about. */
  match: number;
}

const rarities = new Map<string, number>();
function rarityOf(language: string): number {
  const known = rarities.get(language) ?? stemRarity(words(language).join(' '));
  rarities.set(language, known);
  return known;
}

/** Compares the repository's languages with those asked for. */
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
 * From units of match and languages to closeness: the more of each, the closer.
 *
 * @param otherLanguages what is kept by work in languages that are not asked for
 * @param half match at which half is reached; null where there are no words to compare with: the language alone decides
 */
export function closenessOf(match: number, language: number, otherLanguages: number, half: number | null): number {
  const power = match ** rules.steepness;
  const near = half === null ? 1 : power / (power + half ** rules.steepness);
  return Math.max(otherLanguages, language) * (rules.sameLanguage + (1 - rules.sameLanguage) * near);
}

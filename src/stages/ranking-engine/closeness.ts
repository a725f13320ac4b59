import { RANKING } from './constants.js';
import { type PostingProfile } from './posting-profile.js';
import { type SubjectWork } from './ranking-subject.js';
import { type WeightedTerms } from './weighted-terms.js';

const rules = RANKING.closeness;

/**
 * Units of match of a repository's name, description, topics and packages with some weighted terms, each counted once.
 * A package may be there for any reason: it can speak for the repository, and not against it.
 */
export function matchOf(work: SubjectWork, terms: WeightedTerms): number {
  const { weights } = terms;
  const strengths = terms.blankStrengths();
  for (const dependency of work.dependencies) {
    for (const place of terms.hitsInPackage(dependency)) if ((weights[place] ?? 0) > 0) strengths[place] = rules.dependencyFactor;
  }
  const say = (text: string): void => {
    for (const place of terms.hitsIn(text)) strengths[place] = (weights[place] ?? 0) > 0 ? 1 : rules.exclusionFactor;
  };
  say(work.name);
  say(work.description);
  work.topics.forEach(say);
  let match = 0;
  for (let place = 0; place < strengths.length; place += 1) match += (weights[place] ?? 0) * (strengths[place] ?? 0);
  return Math.max(0, match);
}

/** How far a repository is written in the languages asked for, 0 to 1; 1 where none is asked for. */
export function languageFit(work: SubjectWork, languages: PostingProfile['languages']): number {
  if (languages.size === 0) return 1;
  let fit = 0;
  for (const [name, emphasis] of languages) {
    const share = work.languages.get(name) ?? 0;
    if (share > 0) fit = Math.max(fit, emphasis ** rules.languagePower * Math.min(1, share / rules.fullLanguageShare));
  }
  return fit;
}

/**
 * From units of match and languages to closeness: the more of each, the closer.
 *
 * @param otherLanguages what is kept by work in languages that are not asked for
 * @param hasTerms whether the posting has words to compare with; without, the language alone decides
 */
export function closenessOf(match: number, language: number, otherLanguages: number, hasTerms: boolean): number {
  const power = match ** rules.steepness;
  const near = hasTerms ? power / (power + rules.half ** rules.steepness) : 1;
  return Math.max(otherLanguages, language) * (rules.sameLanguage + (1 - rules.sameLanguage) * near);
}

import { closenessOf, languageFit, matchOf } from './closeness.js';
import { RANKING } from '../constants.js';
import { type PostingProfile } from '../posting-profile.js';
import { type RankingSubject, type SubjectWork } from '../ranking-subject.js';
import { itemsOf, type WorkItem } from './work-items.js';

const rules = RANKING.closeness;

/** The work in one repository, with its closeness to the posting. */
export interface CloseWork {
  work: SubjectWork;
  items: readonly WorkItem[];
  /** For each item: the closeness of its title relative to the closeness of the repository, at least 1. */
  titleFactors: readonly number[];
  /** Closeness to the posting, 0 to 1. */
  closeness: number;
  /** Closeness to the field of work of the posting, in any language, 0 to 1. */
  fieldCloseness: number;
}

/** Units of match that shown skills add to each repository. Languages are not counted here. */
function matchBySkills(subject: RankingSubject, profile: PostingProfile): Map<SubjectWork, number> {
  const added = new Map<SubjectWork, number>();
  for (const { name, evidence } of subject.skills) {
    const weight = profile.languages.has(name) ? undefined : profile.matchBySkill.get(name);
    if (weight === undefined) continue;
    const counted = new Set<SubjectWork>();
    for (const { work, signal, weight: strength } of evidence) {
      if (work === null || signal === 'implied' || strength <= 0 || counted.has(work)) continue;
      counted.add(work);
      added.set(work, Math.min(rules.mostFromSkills, (added.get(work) ?? 0) + weight));
    }
  }
  return added;
}

function matchOfTitle(title: string, { terms }: PostingProfile): number {
  let match = 0;
  for (const place of terms.hitsIn(title)) match += Math.max(0, terms.work[place] ?? 0);
  return Math.min(rules.mostFromTitle, match * rules.titleFactor);
}

/** Compares all work of a person with the posting. */
export function compareWork(subject: RankingSubject, profile: PostingProfile): CloseWork[] {
  const skills = matchBySkills(subject, profile);
  const { half } = profile;
  return subject.works.map((work) => {
    const items = itemsOf(work, subject);
    const { fit: language, match: byLanguage } = languageFit(work, profile.languages);
    const shown = (skills.get(work) ?? 0) + byLanguage;
    const match = matchOf(work, profile.terms);
    const closeness = closenessOf(match.work + shown, language, rules.otherLanguages, half);
    const titleFactors = items.map(({ title }) => {
      const more = title === '' || half === null ? 0 : matchOfTitle(title, profile);
      return more === 0 ? 1 : closenessOf(match.work + shown + more, language, rules.otherLanguages, half) / closeness;
    });
    const fieldCloseness = profile.namesField
      ? closenessOf(match.field + shown, language, rules.otherLanguagesInDomain, half ?? RANKING.closeness.leastHalf)
      : 0;
    return { work, items, titleFactors, closeness, fieldCloseness };
  });
}

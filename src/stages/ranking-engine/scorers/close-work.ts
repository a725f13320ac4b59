import { closenessOf, languageFit, matchOf, nearness, withStack } from './closeness.js';
import { RANKING } from '../constants.js';
import { type PostingProfile, type WantedSkill } from '../posting-profile.js';
import { type RankingSubject, type SubjectEvidence, type SubjectWork } from '../ranking-subject.js';
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

/**
 * The share of the demanded stack that the person has shown in each repository, 0 to 1. Alternatives count once.
 */
function stackIn(subject: RankingSubject, profile: PostingProfile): Map<SubjectWork, number> {
  const seen = new Map<SubjectWork, Map<WantedSkill, number>>();
  for (const { name, evidence } of subject.skills) {
    const demand = profile.stack.get(name);
    if (demand === undefined) continue;
    for (const item of evidence) {
      if (item.work === null || !isSeen(item)) continue;
      seen.set(item.work, (seen.get(item.work) ?? new Map<WantedSkill, number>()).set(demand.wanted, demand.share));
    }
  }
  return new Map(
    Array.from(seen, ([work, shares]) => [work, [...shares.values()].reduce((sum, share) => sum + share, 0)]),
  );
}

const isSeen = ({ signal, weight }: SubjectEvidence): boolean => signal !== 'implied' && weight > 0;

function matchOfTitle(title: string, { terms }: PostingProfile): number {
  let match = 0;
  for (const place of terms.hitsIn(title)) match += Math.max(0, terms.work[place] ?? 0);
  return Math.min(rules.mostFromTitle, match * rules.titleFactor);
}

/** Compares all work of a person with the posting. */
export function compareWork(subject: RankingSubject, profile: PostingProfile): CloseWork[] {
  const stacks = stackIn(subject, profile);
  const { half } = profile;
  return subject.works.map((work) => {
    const items = itemsOf(work, subject);
    const { fit: language, match: byLanguage } = languageFit(work, profile.languages);
    const match = matchOf(work, profile.terms);
    const closenessAt = (units: number): number =>
      closenessOf(withStack(nearness(units, half), stacks.get(work) ?? 0), language, rules.otherLanguages);
    const closeness = closenessAt(match.work + byLanguage);
    const titleFactors = items.map(({ title }) => {
      const more = title === '' || half === null ? 0 : matchOfTitle(title, profile);
      return more === 0 ? 1 : closenessAt(match.work + byLanguage + more) / closeness;
    });
    const fieldCloseness = profile.namesField
      ? closenessOf(nearness(match.field + byLanguage, half ?? rules.leastHalf), language, rules.otherLanguagesInDomain)
      : 0;
    return { work, items, titleFactors, closeness, fieldCloseness };
  });
}

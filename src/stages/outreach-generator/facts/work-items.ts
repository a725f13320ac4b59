import { type JobRequirement } from '../../../domain/job-requirement.js';
import { findInjection } from '../../../knowledge/injection/find-injection.js';
import { AUTHORSHIP, OLDEST_WORK_MONTHS, PREFERRED_SKILL_SHARE, WORK_ITEM_WEIGHTS } from '../outreach-limits.js';
import { type RepositoryFact } from './repository-facts.js';
import { skillKey } from './skill-key.js';

export type WorkItemKind = keyof typeof AUTHORSHIP;

/** A piece of recent work that fits the requirement. A message may mention it. */
export interface WorkItem {
  kind: WorkItemKind;
  /** `owner/name`. */
  repository: string;
  /** The page that shows it. */
  url: string;
  /**
   * Time of the merge, or of the last push to an own repository; null for commits, because only their year is known.
   */
  at: string | null;
  /** Skills that the work shows, by the posting's names; required skills first. */
  skills: string[];
  /** 0 to 1: the weighted sum of relevance, authorship and recency. */
  score: number;
}

/** Start of the period whose work a message may mention. */
export function oldestWork(referenceDate: Date): Date {
  const oldest = new Date(referenceDate);
  oldest.setUTCMonth(oldest.getUTCMonth() - OLDEST_WORK_MONTHS);
  return oldest;
}

/**
 * The pieces of work that a message may mention, best first, at most one for each repository. The work is recent, was
 * done by the person, and shows a skill of the posting.
 *
 * @param fetchedAt when the commits of "the last 12 months" were counted
 */
export function workItems(
  facts: ReadonlyMap<string, RepositoryFact>,
  requirement: JobRequirement,
  referenceDate: Date,
  fetchedAt: Date,
): WorkItem[] {
  const oldest = oldestWork(referenceDate);
  const items: WorkItem[] = [];
  for (const fact of facts.values()) {
    const done = strongestWork(fact, fetchedAt);
    if (
      done === null ||
      Date.parse(done.countedAt) < oldest.getTime() ||
      Date.parse(done.countedAt) > referenceDate.getTime()
    )
      continue;
    if (findInjection(fact.repository.replaceAll(/[/_.-]+/g, ' '), 'draft') !== null) continue;
    const wanted = fittingSkills(fact.skills, requirement);
    if (wanted.length === 0) continue;
    const age = (referenceDate.getTime() - Date.parse(done.countedAt)) / (referenceDate.getTime() - oldest.getTime());
    const relevance = Math.min(1, wanted.reduce((sum, { share }) => sum + share, 0) / 2);
    const score =
      WORK_ITEM_WEIGHTS.relevance * relevance +
      WORK_ITEM_WEIGHTS.authorship * AUTHORSHIP[done.kind] +
      WORK_ITEM_WEIGHTS.recency * (1 - age);
    const { kind, url, at } = done;
    items.push({ kind, url, at, repository: fact.repository, skills: wanted.map(({ name }) => name), score });
  }
  return items.sort((one, other) => other.score - one.score || (one.repository < other.repository ? -1 : 1));
}

/**
 * The strongest kind of work that the person certainly did there. `countedAt` is the earliest time for the commits; it
 * determines their age.
 */
function strongestWork(
  fact: RepositoryFact,
  fetchedAt: Date,
): (Pick<WorkItem, 'kind' | 'url' | 'at'> & { countedAt: string }) | null {
  const merge = fact.merges[0];
  if (merge !== undefined && !fact.owned)
    return { kind: 'merged-pull-request', url: merge.url, at: merge.at, countedAt: merge.at };
  if (fact.archived) return null;
  const hasCommitted = fact.commits === null || fact.commits > 0;
  if (hasCommitted && !fact.owned) {
    const yearBefore = new Date(fetchedAt);
    yearBefore.setUTCFullYear(yearBefore.getUTCFullYear() - 1);
    return { kind: 'commits', url: fact.url, at: null, countedAt: yearBefore.toISOString() };
  }
  if (!fact.owned || fact.pushedAt === null || Number.isNaN(Date.parse(fact.pushedAt))) return null;
  return { kind: 'own-repository', url: fact.url, at: fact.pushedAt, countedAt: fact.pushedAt };
}

function fittingSkills(shown: ReadonlySet<string>, requirement: JobRequirement): { name: string; share: number }[] {
  const keys = new Set([...shown].map(skillKey));
  const wanted = [
    ...requirement.requiredSkills.map(({ name }) => ({ name, share: 1 })),
    ...requirement.preferredSkills.map(({ name }) => ({ name, share: PREFERRED_SKILL_SHARE })),
  ];
  return wanted.filter(({ name }) => keys.has(skillKey(name)));
}

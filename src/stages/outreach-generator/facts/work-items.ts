import { type JobRequirement } from '../../../domain/job-requirement.js';
import { findInjection } from '../../../knowledge/injection/find-injection.js';
import { AUTHORSHIP, MOST_MERGES, OLDEST_WORK_MONTHS, WORK_ITEM_WEIGHTS } from '../outreach-limits.js';
import { technologiesIn } from './known-technologies.js';
import { type RepositoryFact } from './repository-facts.js';
import { fittingSkills, type WorkTie } from './skill-fit.js';
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
  /** The title of the pull request as a message may quote it, or null. */
  title: string | null;
  /** What the repository is for, in the words of its description, or null. */
  purpose: string | null;
  /** Skills that the work shows, by the posting's names, the most specific first. */
  skills: string[];
  /** How the work shows the first of the skills. */
  tie: WorkTie;
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
  const oldest = oldestWork(referenceDate).getTime();
  const now = referenceDate.getTime();
  const items: WorkItem[] = [];
  for (const fact of facts.values()) {
    const possible = strongestWork(fact, fetchedAt).filter(({ countedAt }) => {
      const time = Date.parse(countedAt);
      return time >= oldest && time <= now;
    });
    if (possible.length === 0 || findInjection(fact.repository.replaceAll(/[/_.-]+/g, ' '), 'draft') !== null) continue;
    const ties = skillTies(fact);
    const fitting = possible.flatMap((done): WorkItem[] => {
      const skills = fittingSkills(withNamedIn(done.title, ties), requirement);
      const [main] = skills;
      if (main === undefined) return [];
      const age = (now - Date.parse(done.countedAt)) / (now - oldest);
      const score =
        WORK_ITEM_WEIGHTS.relevance * main.fit +
        WORK_ITEM_WEIGHTS.authorship * AUTHORSHIP[done.kind] +
        WORK_ITEM_WEIGHTS.recency * (1 - age) +
        (done.title === null ? 0 : WORK_ITEM_WEIGHTS.title);
      const { kind, url, at, title } = done;
      const names = skills.map(({ name }) => name);
      return [
        {
          kind,
          url,
          at,
          title,
          repository: fact.repository,
          purpose: fact.purpose,
          skills: names,
          tie: main.tie,
          score,
        },
      ];
    });
    const [best] = fitting.sort((one, other) => other.score - one.score);
    if (best !== undefined) items.push(best);
  }
  return items.sort((one, other) => other.score - one.score || (one.repository < other.repository ? -1 : 1));
}

/** A piece of work; `countedAt` is the earliest time for commits and determines their age. */
type DoneWork = Pick<WorkItem, 'kind' | 'url' | 'at' | 'title'> & { countedAt: string };

/** The strongest kind of work that the person certainly did there: merges, else commits, else an own repository. */
function strongestWork(fact: RepositoryFact, fetchedAt: Date): DoneWork[] {
  if (fact.merges.length > 0 && !fact.owned)
    return fact.merges
      .slice(0, MOST_MERGES)
      .map(({ url, at, title }) => ({ kind: 'merged-pull-request', url, at, title, countedAt: at }));
  if (fact.archived) return [];
  const hasCommitted = fact.commits === null || fact.commits > 0;
  if (hasCommitted && !fact.owned) {
    const yearBefore = new Date(fetchedAt);
    yearBefore.setUTCFullYear(yearBefore.getUTCFullYear() - 1);
    return [{ kind: 'commits', url: fact.url, at: null, title: null, countedAt: yearBefore.toISOString() }];
  }
  if (!fact.owned || fact.pushedAt === null || Number.isNaN(Date.parse(fact.pushedAt))) return [];
  return [{ kind: 'own-repository', url: fact.url, at: fact.pushedAt, title: null, countedAt: fact.pushedAt }];
}

/** How the repository is connected with each skill that it shows, by `skillKey`. */
export function skillTies(fact: RepositoryFact): Map<string, WorkTie> {
  const listed = [...fact.skills].map((name) => [skillKey(name), 'part'] as const);
  return new Map<string, WorkTie>([...listed, ...fact.ties]);
}

function withNamedIn(title: string | null, ties: ReadonlyMap<string, WorkTie>): ReadonlyMap<string, WorkTie> {
  const named = title === null ? [] : technologiesIn(title);
  if (named.length === 0) return ties;
  return new Map([...ties, ...named.map(({ entry }) => [skillKey(entry.name), 'change'] as const)]);
}

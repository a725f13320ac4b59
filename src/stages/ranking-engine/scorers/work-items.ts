import { RANKING } from '../constants.js';
import { exponentialDecay } from '../../../knowledge/curves.js';
import { bounded } from '../numbers.js';
import { type RankingSubject, type Source, type SubjectWork } from '../ranking-subject.js';
import { substanceOf } from './substance.js';

/** One thing that was done, in units of work: 1 is one merged change of code. */
export interface WorkItem {
  kind: 'merged-pull-request' | 'commits' | 'own-repository';
  /** Units before age. */
  units: number;
  /** Years since. */
  age: number;
  /** Older pull requests, known by number only, that it stands for: units before age. */
  olderUnits: number;
  /** How many of the older ones there are. */
  older: number;
  /** Title, for its closeness; empty where there is none. */
  title: string;
  source: Source;
}

const rules = RANKING.work;
const DAYS_PER_YEAR = 365.25;

/** Each loaded pull request stands for its part of those that are known by number only. */
function olderForEach(subject: RankingSubject): number {
  const allTime = subject.totals?.mergedPullRequestsAllTime ?? 0;
  return bounded((allTime - rules.loadedPullRequests) / rules.loadedPullRequests, 0, rules.mostOlder);
}

/** Commits that can have been made there: not more than a year's most, nor more a day than people make. */
export function countedCommits(work: SubjectWork): number {
  const days = Math.max(1, (work.age ?? 1) * DAYS_PER_YEAR);
  return Math.min(work.commits, rules.mostCommits, rules.mostCommitsPerDay * days);
}

/** The year's commits count in full only as far as the merged changes seen there are code. */
function commitsItem(work: SubjectWork, changes: readonly WorkItem[]): WorkItem[] {
  if (work.commits <= 0) return [];
  const seen = changes.filter(({ age }) => age < rules.seenChangeYears).reduce((sum, { units }) => sum + units, 0);
  const part =
    Math.min(1, rules.commitsUnseen + rules.commitsPerSeenChange * seen) * (work.owned ? rules.ownCommitsFactor : 1);
  const units = countedCommits(work) * (work.isList ? rules.linkList : part);
  const detail = `${work.commits} commits in the last 12 months in ${work.source.repository}`;
  return [
    {
      kind: 'commits',
      units,
      age: rules.meanAgeOfYear,
      olderUnits: 0,
      older: 0,
      title: '',
      source: { repository: work.source.repository, url: work.source.url, detail },
    },
  ];
}

/** An own repository by its code: it is not known who wrote it, and when; a year without own commits says somebody else. */
function ownItem(work: SubjectWork): WorkItem[] {
  const pushed = work.pushedAge ?? 0;
  if (!work.owned || work.isList || (work.commits <= 0 && pushed <= 1)) return [];
  const units = (rules.ownRepository * work.bytes) / (work.bytes + rules.ownRepositoryHalfBytes);
  const detail = `Own repository ${work.source.repository}`;
  return [
    {
      kind: 'own-repository',
      units,
      age: Math.max(1, pushed),
      olderUnits: 0,
      older: 0,
      title: '',
      source: { repository: work.source.repository, url: work.source.url, detail },
    },
  ];
}

/** What was done in one repository, item by item. */
export function itemsOf(work: SubjectWork, subject: RankingSubject): WorkItem[] {
  const older = olderForEach(subject);
  const changes = work.changes.map(({ title, age, source }): WorkItem => {
    const units = work.isList ? rules.linkList : substanceOf(title);
    return {
      kind: 'merged-pull-request',
      units,
      age,
      olderUnits: units * older * rules.olderFactor,
      older,
      title,
      source,
    };
  });
  return [...changes, ...commitsItem(work, changes), ...ownItem(work)].filter(({ units }) => units > 0);
}

/** What is left of an item after its age, with or without the older ones that it stands for. */
export function unitsAfter(item: WorkItem, halfLife: number, withOlder = true): number {
  const older =
    item.olderUnits === 0 || !withOlder ? 0 : item.olderUnits * exponentialDecay(item.age + rules.olderYears, halfLife);
  return item.units * exponentialDecay(item.age, halfLife) + older;
}

import { RANKING } from '../constants.js';
import { exponentialDecay } from '../../../knowledge/curves.js';
import { bounded } from '../numbers.js';
import { type RankingSubject, type Source, type SubjectWork } from '../ranking-subject.js';
import { substanceOf } from './substance.js';

/** One piece of work, in units: 1 unit is one merged change of code. */
export interface WorkItem {
  kind: 'merged-pull-request' | 'commits' | 'own-repository';
  /** Units before the decay by age. */
  units: number;
  /** Age in years. */
  age: number;
  /**
   * Units, before the decay by age, of the older pull requests that this item represents. GitHub provides only their
   * number.
   */
  olderUnits: number;
  /** Number of older pull requests that this item represents. */
  older: number;
  /** Title, to compare with the posting; empty if there is none. */
  title: string;
  source: Source;
}

const rules = RANKING.work;
const DAYS_PER_YEAR = 365.25;

/** Older pull requests for each loaded one. GitHub's total is known, but only the newest are loaded. */
function olderForEach(subject: RankingSubject): number {
  const allTime = subject.totals?.mergedPullRequestsAllTime ?? 0;
  return bounded((allTime - rules.loadedPullRequests) / rules.loadedPullRequests, 0, rules.mostOlder);
}

/** Limits the commits to what one person can write in a year and in a day. */
export function countedCommits(work: SubjectWork): number {
  const days = Math.max(1, (work.age ?? 1) * DAYS_PER_YEAR);
  return Math.min(work.commits, rules.mostCommits, rules.mostCommitsPerDay * days);
}

/** The year's commits count in full only if the merged changes in this repository are code. */
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

/**
 * The work in an own repository beyond the credited commits of the last year. If the authors of its newest commits are
 * known, the size of the code stands for commits, less those that are credited, and hardly any if other accounts made
 * them. If they are not known, an old repository counts a little, and one that was pushed to in the last year without a
 * credited commit not at all: a copy looks the same.
 */
function ownItem(work: SubjectWork): WorkItem[] {
  if (!work.owned || work.isList) return [];
  const pushed = work.pushedAge ?? 0;
  const item = (units: number, age: number, detail: string): WorkItem => ({
    kind: 'own-repository',
    units,
    age,
    olderUnits: 0,
    older: 0,
    title: '',
    source: { repository: work.source.repository, url: work.source.url, detail },
  });
  const own = `Own repository ${work.source.repository}`;
  if (work.authors !== null) {
    const byOthers = (1 - work.authors.others) ** rules.othersPower;
    const presumed = Math.min(rules.mostPresumedCommits, work.bytes / rules.bytesPerPresumedCommit) * byOthers;
    const units = rules.presumedCommitFactor * Math.max(0, presumed - countedCommits(work));
    return [
      item(
        units,
        Math.max(rules.meanAgeOfYear, pushed),
        isUncredited(work) ? `${own}, whose commits GitHub credits to no account` : own,
      ),
    ];
  }
  if (work.commits <= 0 && pushed <= 1) return [];
  return [
    item((rules.ownRepository * work.bytes) / (work.bytes + rules.ownRepositoryHalfBytes), Math.max(1, pushed), own),
  ];
}

/** Whether GitHub credits most of the newest commits of an own repository to no account, and none to the person. */
export function isUncredited({ authors, commits }: SubjectWork): boolean {
  return authors !== null && authors.unknown > authors.person + authors.others && commits === 0;
}

/** Lists the pieces of work in one repository. */
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

/** Units after the decay by age, with or without the older pull requests that the item represents. */
export function unitsAfter(item: WorkItem, halfLife: number, withOlder = true): number {
  const older =
    item.olderUnits === 0 || !withOlder ? 0 : item.olderUnits * exponentialDecay(item.age + rules.olderYears, halfLife);
  return item.units * exponentialDecay(item.age, halfLife) + older;
}

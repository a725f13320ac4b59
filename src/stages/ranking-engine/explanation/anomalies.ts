import { RANKING } from '../constants.js';
import { type RankingSubject, type SubjectWork } from '../ranking-subject.js';
import { countedCommits } from '../scorers/work-items.js';

const rules = RANKING.anomalies;
const DAYS_PER_YEAR = 365.25;

/**
 * One check: returns a sentence if the pattern is clear, otherwise null. It never changes a score; a person decides.
 */
type AnomalyCheck = (subject: RankingSubject) => string | null;

const nameOf = (work: SubjectWork): string => work.source.repository ?? work.name;

const keywordList: AnomalyCheck = ({ typedSkills }) =>
  typedSkills >= rules.profileOnlySkills
    ? `The profile lists ${typedSkills} skills of which no work was seen; they brought no points`
    : null;

const boughtStars: AnomalyCheck = ({ works }) => {
  const odd = works.find(
    ({ owned, stars, commits, changes, age }) =>
      owned &&
      stars >= rules.boughtStars &&
      commits <= rules.boughtStarsMostCommits &&
      changes.length === 0 &&
      age !== null &&
      age * DAYS_PER_YEAR <= rules.boughtStarsMostDays,
  );
  return odd
    ? `${nameOf(odd)} has ${odd.stars} stars, ${odd.commits} commits and is a few months old; stars bring no points`
    : null;
};

const paddedRepositories: AnomalyCheck = ({ works }) => {
  const padded = works.filter(
    ({ owned, commits, pushedAge, changes }) =>
      owned && commits === 0 && changes.length === 0 && pushedAge !== null && pushedAge <= 1,
  );
  return padded.length >= rules.paddedRepositories
    ? `${padded.length} own repositories were pushed within the year without a commit of the person's; they brought no points`
    : null;
};

const commitFlood: AnomalyCheck = ({ works }) => {
  const own = works.filter(({ owned }) => owned);
  const impossible = own.find(
    (work) =>
      work.age !== null && work.commits > RANKING.work.mostCommitsPerDay * Math.max(1, work.age * DAYS_PER_YEAR),
  );
  if (impossible)
    return `${nameOf(impossible)} has ${impossible.commits} commits of the year, more than can have been made there since it was made: ${Math.round(countedCommits(impossible))} were counted`;
  const commits = own.reduce((sum, work) => sum + work.commits, 0);
  return commits >= rules.floodCommits
    ? `${commits} commits in a year to own repositories: more than people write by hand`
    : null;
};

const linkLists: AnomalyCheck = ({ works }) => {
  const count = works.filter(({ isList }) => isList).reduce((sum, { changes }) => sum + changes.length, 0);
  return count >= rules.listPullRequests
    ? `${count} of the merged pull requests seen went to lists of links; they brought next to no points`
    : null;
};

const CHECKS: readonly AnomalyCheck[] = [keywordList, boughtStars, paddedRepositories, commitFlood, linkLists];

/** Patterns that do not look like natural work, in plain English. */
export function findAnomalies(subject: RankingSubject): string[] {
  return CHECKS.flatMap((check) => check(subject) ?? []);
}

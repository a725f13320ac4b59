import { type Candidate, type EvidenceSignal, type RepositoryWork, type SkillEvidence } from '../../domain/candidate.js';
import { type JobRequirement, type Place } from '../../domain/job-requirement.js';
import { RANKING } from './constants.js';
import { bounded, compareText, yearsBefore } from './numbers.js';

/** A merged change in somebody's repository. */
export interface SubjectChange {
  title: string;
  /** Years before the reference date. */
  age: number;
  /** Its link. */
  source: Source;
}

/** What was done in one repository. It is known without its owner: that is the candidate's login, or of no weight. */
export interface SubjectWork {
  /** The repository's name without its owner. */
  name: string;
  owned: boolean;
  description: string;
  topics: readonly string[];
  /** Share of the code by language, 0 to 1. */
  languages: ReadonlyMap<string, number>;
  /** Bytes of code. */
  bytes: number;
  /** Packages, as `ecosystem:name`. */
  dependencies: readonly string[];
  /** For the look at anomalies only: no score rests on stars. */
  stars: number;
  /** Commits, or pull requests where there are more, of the last 12 months. */
  commits: number;
  changes: readonly SubjectChange[];
  /** Years since it was made and last pushed to; null where unknown. */
  age: number | null;
  pushedAge: number | null;
  source: Source;
}

/** A sign of a skill. */
export interface SubjectEvidence {
  signal: EvidenceSignal;
  /** In which of the works it was seen, or null. */
  work: SubjectWork | null;
  /** 0 to 1, age included. */
  weight: number;
  source: Source;
}

export interface SubjectSkill {
  name: string;
  evidence: readonly SubjectEvidence[];
}

/** Where something can be seen: carried along for people to follow, and never looked at by a scorer. */
export interface Source {
  /** `owner/name`, or null. */
  repository: string | null;
  url: string | null;
  /** What is to be seen, in plain English. */
  detail: string;
}

/**
 * What the scorers are given of a person. No name, login, picture, pronoun, address, company, number of followers or
 * date of the account is in it, so that none of them can have a say; a place only where the posting asks for one.
 */
export interface RankingSubject {
  works: readonly SubjectWork[];
  skills: readonly SubjectSkill[];
  /** Counts of the last 12 months; null where GitHub would not give them. */
  totals: { contributions: number; reviews: number; restricted: number; mergedPullRequestsAllTime: number } | null;
  place: Pick<Place, 'city' | 'region' | 'country'> | null;
}

const MOST = 1e9;
const list = <T>(values: readonly T[] | null | undefined): readonly T[] => (Array.isArray(values) ? values.filter((value) => value !== null && value !== undefined) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function toChanges(work: RepositoryWork, referenceDate: Date): SubjectChange[] {
  return list(work.mergedPullRequests)
    .map((change) => ({
      title: text(change.title),
      age: yearsBefore(referenceDate, change.mergedAt, RANKING.work.futureDays) ?? RANKING.work.unknownAge,
      source: { repository: text(work.repository), url: text(change.url) || null, detail: `Merged pull request in ${text(work.repository)}` },
    }))
    .sort((a, b) => a.age - b.age || compareText(a.source.url ?? '', b.source.url ?? '') || compareText(a.title, b.title));
}

function toLanguages(work: RepositoryWork): { languages: Map<string, number>; bytes: number } {
  const bytesOf = new Map<string, number>();
  for (const { name, bytes } of list(work.languages)) bytesOf.set(text(name), (bytesOf.get(text(name)) ?? 0) + bounded(bytes, 0, MOST));
  const bytes = [...bytesOf.values()].reduce((sum, value) => sum + value, 0);
  if (bytes === 0) return { languages: new Map(work.primaryLanguage ? [[text(work.primaryLanguage), 1]] : []), bytes };
  return { languages: new Map([...bytesOf].map(([name, value]) => [name, value / bytes])), bytes };
}

function toWork(work: RepositoryWork, referenceDate: Date): SubjectWork {
  const repository = text(work.repository);
  const futureDays = RANKING.work.futureDays;
  return {
    name: repository.slice(repository.indexOf('/') + 1),
    owned: work.owned === true,
    description: text(work.description),
    topics: list(work.topics).map(text).slice(0, RANKING.closeness.mostTopics),
    ...toLanguages(work),
    dependencies: list(work.dependencies).map(text).slice(0, RANKING.closeness.mostDependencies),
    stars: bounded(work.stars, 0, MOST),
    commits: Math.max(bounded(work.commitsLastYear, 0, MOST), bounded(work.pullRequestsLastYear, 0, MOST)),
    changes: toChanges(work, referenceDate),
    age: yearsBefore(referenceDate, work.createdAt, futureDays),
    pushedAge: yearsBefore(referenceDate, work.pushedAt, futureDays),
    source: { repository, url: text(work.url) || null, detail: `Work in ${repository}` },
  };
}

/** The works, each repository once, in the order of their names: sums must not depend on the order of the answers. */
function toWorks(candidate: Candidate, referenceDate: Date): Map<string, SubjectWork> {
  const works = new Map<string, SubjectWork>();
  const sorted = [...list(candidate.work)].sort((a, b) => compareText(text(a.repository), text(b.repository)) || compareText(JSON.stringify(a), JSON.stringify(b)));
  for (const work of sorted) if (!works.has(text(work.repository))) works.set(text(work.repository), toWork(work, referenceDate));
  return works;
}

function toEvidence(evidence: SkillEvidence, works: ReadonlyMap<string, SubjectWork>): SubjectEvidence {
  return {
    signal: evidence.signal,
    work: works.get(text(evidence.repository)) ?? null,
    weight: bounded(evidence.weight, 0, 1),
    source: { repository: evidence.repository, url: text(evidence.url) || null, detail: text(evidence.detail) },
  };
}

function toSkills(candidate: Candidate, works: ReadonlyMap<string, SubjectWork>): SubjectSkill[] {
  const byName = new Map<string, SubjectEvidence[]>();
  for (const skill of list(candidate.skills)) {
    const evidence = list(skill.evidence).map((item) => toEvidence(item, works));
    byName.set(text(skill.name), [...(byName.get(text(skill.name)) ?? []), ...evidence]);
  }
  return [...byName]
    .map(([name, evidence]) => ({
      name,
      evidence: evidence.sort((a, b) => b.weight - a.weight || compareText(a.source.url ?? '', b.source.url ?? '') || compareText(a.signal, b.signal)),
    }))
    .sort((a, b) => compareText(a.name, b.name));
}

function toTotals(candidate: Candidate): RankingSubject['totals'] {
  const { contributions } = candidate;
  if (!contributions) return null;
  const { commits, issues, pullRequests, reviews, restricted, mergedPullRequestsAllTime } = contributions;
  return {
    contributions: [commits, issues, pullRequests, reviews].reduce((sum, count) => sum + bounded(count, 0, MOST), 0),
    reviews: bounded(reviews, 0, MOST),
    restricted: bounded(restricted, 0, MOST),
    mergedPullRequestsAllTime: bounded(mergedPullRequestsAllTime, 0, MOST),
  };
}

/** Takes from a candidate what the scorers may know. Missing and impossible values become unknown ones. */
export function toRankingSubject(candidate: Candidate, requirement: JobRequirement, referenceDate: Date): RankingSubject {
  const works = toWorks(candidate, referenceDate);
  const asksForPlace = list(requirement.locations).length > 0;
  const place = asksForPlace && candidate.place ? { city: candidate.place.city, region: candidate.place.region, country: candidate.place.country } : null;
  return { works: [...works.values()], skills: toSkills(candidate, works), totals: toTotals(candidate), place };
}

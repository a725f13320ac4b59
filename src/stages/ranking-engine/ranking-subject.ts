import {
  type Candidate,
  type EvidenceSignal,
  type RepositoryWork,
  type SkillEvidence,
} from '../../domain/candidate.js';
import { type Place } from '../../domain/job-requirement.js';
import { RANKING } from './constants.js';
import { bounded, compareText, yearsBefore } from './numbers.js';
import { isLinkList } from './scorers/substance.js';

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
  /** Its place among the person's works. */
  place: number;
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
  /** Whether it is a list of links. */
  isList: boolean;
  /** For the look at anomalies only: no score rests on stars. */
  stars: number;
  /** Commits, or pull requests where there are more, of the last 12 months. */
  commits: number;
  changes: readonly SubjectChange[];
  /** Years since it was made and last pushed to; null where unknown, and for others' repositories, where anybody pushes. */
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
  /** The skills that the posting asks for, as far as they were seen. */
  skills: readonly SubjectSkill[];
  /** How many skills stand in the profile without any work to show for them; for the look at anomalies only. */
  typedSkills: number;
  /** Counts of the last 12 months; null where GitHub would not give them. */
  totals: { contributions: number; reviews: number; restricted: number; mergedPullRequestsAllTime: number } | null;
  place: Pick<Place, 'city' | 'region' | 'country'> | null;
}

/** What of a person the posting gives a reason to look at. */
export interface Wanted {
  wanted: ReadonlySet<string>;
  asksForPlace: boolean;
}

const MOST = 1e9;
const NONE: readonly never[] = [];
/** A list without its gaps; empty where it is none. */
function list<T>(values: readonly T[] | null | undefined): readonly T[] {
  if (!Array.isArray(values)) return NONE;
  const given: readonly T[] = values;
  return given.some((value) => value === null || value === undefined)
    ? given.filter((value) => value !== null && value !== undefined)
    : given;
}
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function toChanges(work: RepositoryWork, referenceDate: Date): SubjectChange[] {
  const repository = text(work.repository);
  return list(work.mergedPullRequests)
    .map((change) => ({
      title: text(change.title),
      age: yearsBefore(referenceDate, change.mergedAt, RANKING.work.futureDays) ?? RANKING.work.unknownAge,
      source: { repository, url: text(change.url) || null, detail: 'Merged pull request' },
    }))
    .sort(
      (a, b) => a.age - b.age || compareText(a.source.url ?? '', b.source.url ?? '') || compareText(a.title, b.title),
    );
}

function toLanguages(work: RepositoryWork): { languages: Map<string, number>; bytes: number } {
  const languages = new Map<string, number>();
  let bytes = 0;
  for (const share of list(work.languages)) {
    const own = bounded(share.bytes, 0, MOST);
    languages.set(text(share.name), (languages.get(text(share.name)) ?? 0) + own);
    bytes += own;
  }
  if (bytes === 0) return { languages: new Map(work.primaryLanguage ? [[text(work.primaryLanguage), 1]] : []), bytes };
  for (const [name, own] of languages) languages.set(name, own / bytes);
  return { languages, bytes };
}

function toWork(work: RepositoryWork, referenceDate: Date): SubjectWork {
  const repository = text(work.repository);
  const futureDays = RANKING.work.futureDays;
  const name = repository.slice(repository.indexOf('/') + 1);
  const description = text(work.description);
  const topics = list(work.topics).map(text).slice(0, RANKING.closeness.mostTopics);
  const { languages, bytes } = toLanguages(work);
  // Written out: objects made by spreading are several times slower to make and to read, and there are many of these.
  return {
    place: 0,
    name,
    owned: work.owned === true,
    description,
    topics,
    languages,
    bytes,
    isList: isLinkList(name, description, topics),
    dependencies: list(work.dependencies).map(text).slice(0, RANKING.closeness.mostDependencies),
    stars: bounded(work.stars, 0, MOST),
    commits: Math.max(bounded(work.commitsLastYear, 0, MOST), bounded(work.pullRequestsLastYear, 0, MOST)),
    changes: toChanges(work, referenceDate),
    age: work.owned === true ? yearsBefore(referenceDate, work.createdAt, futureDays) : null,
    pushedAge: work.owned === true ? yearsBefore(referenceDate, work.pushedAt, futureDays) : null,
    source: { repository, url: text(work.url) || null, detail: 'Own work' },
  };
}

/** An order of works that no login has a say in: others' before own ones, then by name; own ones differ in their names. */
function compareWorks(a: SubjectWork, b: SubjectWork): number {
  return (
    Number(a.owned) - Number(b.owned) ||
    compareText(a.name, b.name) ||
    compareText(a.source.repository ?? '', b.source.repository ?? '')
  );
}

/** The works, each repository once: sums and reasons must not depend on the order of the answers. */
function toWorks(candidate: Candidate, referenceDate: Date): Map<string, SubjectWork> {
  const records = new Map<string, RepositoryWork>();
  for (const work of list(candidate.work)) {
    const known = records.get(text(work.repository));
    // Of two records of one repository the same one is kept in any order of them.
    if (known === undefined || compareText(JSON.stringify(work), JSON.stringify(known)) < 0)
      records.set(text(work.repository), work);
  }
  const works = Array.from(records.values(), (work) => toWork(work, referenceDate)).sort(compareWorks);
  works.forEach((work, place) => {
    work.place = place;
  });
  return new Map(works.map((work) => [work.source.repository ?? '', work]));
}

/** Strongest first; among equals by what they are and where, in the order of the works. Links of one place begin alike. */
function compareEvidence(a: SubjectEvidence, b: SubjectEvidence): number {
  return (
    b.weight - a.weight ||
    compareText(a.signal, b.signal) ||
    (a.work?.place ?? -1) - (b.work?.place ?? -1) ||
    compareText(a.source.url ?? '', b.source.url ?? '')
  );
}

function toEvidence(evidence: SkillEvidence, works: ReadonlyMap<string, SubjectWork>): SubjectEvidence {
  return {
    signal: evidence.signal,
    work: works.get(text(evidence.repository)) ?? null,
    weight: bounded(evidence.weight, 0, 1),
    source: { repository: evidence.repository, url: text(evidence.url) || null, detail: text(evidence.detail) },
  };
}

/** The wanted skills, each name once, the strongest evidence first. */
function toSkills(
  candidate: Candidate,
  works: ReadonlyMap<string, SubjectWork>,
  wanted: ReadonlySet<string>,
): SubjectSkill[] {
  const byName = new Map<string, SubjectEvidence[]>();
  for (const { name, evidence } of list(candidate.skills)) {
    if (!wanted.has(name)) continue;
    const items = byName.get(name) ?? [];
    for (const item of list(evidence)) items.push(toEvidence(item, works));
    byName.set(name, items);
  }
  return Array.from(byName, ([name, evidence]) => ({
    name,
    evidence: evidence.sort(compareEvidence),
  })).sort((a, b) => compareText(a.name, b.name));
}

/** Skills that were typed into the profile, and of which nothing else was seen. */
function countTypedSkills(candidate: Candidate): number {
  return list(candidate.skills).filter(
    ({ evidence }) => list(evidence).length > 0 && list(evidence).every(({ signal }) => signal === 'profile-text'),
  ).length;
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

/**
 * Takes from a candidate what the scorers may know. Missing and impossible values become unknown ones.
 *
 * @param wanted names of the skills that the posting asks for: no others are looked at
 * @param asksForPlace whether the posting names a place
 */
export function toRankingSubject(
  candidate: Candidate,
  { wanted, asksForPlace }: Wanted,
  referenceDate: Date,
): RankingSubject {
  const works = toWorks(candidate, referenceDate);
  const place =
    asksForPlace && candidate.place
      ? { city: candidate.place.city, region: candidate.place.region, country: candidate.place.country }
      : null;
  return {
    works: [...works.values()],
    skills: toSkills(candidate, works, wanted),
    typedSkills: countTypedSkills(candidate),
    totals: toTotals(candidate),
    place,
  };
}

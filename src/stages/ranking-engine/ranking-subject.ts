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

/** A merged change in a repository. */
export interface SubjectChange {
  title: string;
  /** Years before the reference date. */
  age: number;
  /** Where to see the change. */
  source: Source;
}

/** The work in one repository. The owner is left out: it is either the candidate's login or irrelevant. */
export interface SubjectWork {
  /** Index among the works of the person. */
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
  /** Packages as `ecosystem:name`. */
  dependencies: readonly string[];
  /** Whether the repository is a list of links. */
  isList: boolean;
  /** Used only for anomalies: no score depends on stars. */
  stars: number;
  /** Commits of the last 12 months, or pull requests if there are more of them. */
  commits: number;
  changes: readonly SubjectChange[];
  /**
   * To whom GitHub credits the newest commits of an own repository, as shares that add up to 1; null if they were not
   * read, or if it is a fork or has another owner.
   */
  authors: { person: number; others: number; unknown: number } | null;
  /**
   * Years since the repository was created and since the last push; null if unknown. Null for repositories of others,
   * because anybody may have pushed.
   */
  age: number | null;
  pushedAge: number | null;
  source: Source;
}

/** One piece of evidence for a skill. */
export interface SubjectEvidence {
  signal: EvidenceSignal;
  /** The work in which it was seen, or null. */
  work: SubjectWork | null;
  /** 0 to 1, after the decay by age. */
  weight: number;
  source: Source;
}

export interface SubjectSkill {
  name: string;
  evidence: readonly SubjectEvidence[];
}

/** Where a person can see the evidence. No scorer reads it. */
export interface Source {
  /** `owner/name`, or null. */
  repository: string | null;
  url: string | null;
  /** What can be seen there, in plain English. */
  detail: string;
}

/**
 * What the scorers may know about a person. There is no name, login, picture, pronoun, address, company, number of
 * followers or date of the account, so that none of them can influence a score. The place is included only if the
 * posting asks for one.
 */
export interface RankingSubject {
  works: readonly SubjectWork[];
  /** Evidence for the skills that the posting asks for. */
  skills: readonly SubjectSkill[];
  /** Number of skills that only the profile names, without any work; used only for anomalies. */
  typedSkills: number;
  /** Counts of the last 12 months; null if GitHub does not provide them. */
  totals: { contributions: number; reviews: number; restricted: number; mergedPullRequestsAllTime: number } | null;
  place: Pick<Place, 'city' | 'region' | 'country'> | null;
}

/** Which data about a person the posting makes relevant. */
export interface Wanted {
  wanted: ReadonlySet<string>;
  asksForPlace: boolean;
}

const MAX_COUNT = 1e9;
const NONE: readonly never[] = [];
/** The list without null and undefined elements; empty if it is not a list. */
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
    const own = bounded(share.bytes, 0, MAX_COUNT);
    languages.set(text(share.name), (languages.get(text(share.name)) ?? 0) + own);
    bytes += own;
  }
  if (bytes === 0) return { languages: new Map(work.primaryLanguage ? [[text(work.primaryLanguage), 1]] : []), bytes };
  for (const [name, own] of languages) languages.set(name, own / bytes);
  return { languages, bytes };
}

function toAuthors({ owned, isFork, recentAuthors }: RepositoryWork): SubjectWork['authors'] {
  if (owned !== true || isFork === true || !recentAuthors) return null;
  const [person, others, unknown] = [recentAuthors.person, recentAuthors.others, recentAuthors.unknown].map((count) =>
    bounded(count, 0, MAX_COUNT),
  ) as [number, number, number];
  const all = person + others + unknown;
  return all === 0 ? null : { person: person / all, others: others / all, unknown: unknown / all };
}

function toWork(work: RepositoryWork, referenceDate: Date): SubjectWork {
  const repository = text(work.repository);
  const futureDays = RANKING.work.futureDays;
  const name = repository.slice(repository.indexOf('/') + 1);
  const description = text(work.description);
  const topics = list(work.topics).map(text).slice(0, RANKING.closeness.mostTopics);
  const { languages, bytes } = toLanguages(work);
  // Written out because objects made by spreading are several times slower to create and to read, and there are many of
  // these.
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
    stars: bounded(work.stars, 0, MAX_COUNT),
    commits: Math.max(bounded(work.commitsLastYear, 0, MAX_COUNT), bounded(work.pullRequestsLastYear, 0, MAX_COUNT)),
    changes: toChanges(work, referenceDate),
    authors: toAuthors(work),
    age: work.owned === true ? yearsBefore(referenceDate, work.createdAt, futureDays) : null,
    pushedAge: work.owned === true ? yearsBefore(referenceDate, work.pushedAt, futureDays) : null,
    source: { repository, url: text(work.url) || null, detail: 'Own work' },
  };
}

/**
 * Orders works independently of logins: work in repositories of others first, then by name. A person's own repositories
 * have different names.
 */
function compareWorks(a: SubjectWork, b: SubjectWork): number {
  return (
    Number(a.owned) - Number(b.owned) ||
    compareText(a.name, b.name) ||
    compareText(a.source.repository ?? '', b.source.repository ?? '')
  );
}

/**
 * Collects the works, each repository once. The order is fixed, because sums and reasons must not depend on the order
 * of GitHub's responses.
 */
function toWorks(candidate: Candidate, referenceDate: Date): Map<string, SubjectWork> {
  const records = new Map<string, RepositoryWork>();
  for (const work of list(candidate.work)) {
    const known = records.get(text(work.repository));
    // If a repository has two records, the choice must not depend on their order.
    if (known === undefined || compareText(JSON.stringify(work), JSON.stringify(known)) < 0)
      records.set(text(work.repository), work);
  }
  const works = Array.from(records.values(), (work) => toWork(work, referenceDate)).sort(compareWorks);
  works.forEach((work, place) => {
    work.place = place;
  });
  return new Map(works.map((work) => [work.source.repository ?? '', work]));
}

/**
 * Strongest first; equal evidence by signal, by work and by link. Links into one repository start with the same text.
 */
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

/** The wanted skills, each name once, with the strongest evidence first. */
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

/** Counts the skills that only the profile names. */
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
    contributions: [commits, issues, pullRequests, reviews].reduce(
      (sum, count) => sum + bounded(count, 0, MAX_COUNT),
      0,
    ),
    reviews: bounded(reviews, 0, MAX_COUNT),
    restricted: bounded(restricted, 0, MAX_COUNT),
    mergedPullRequestsAllTime: bounded(mergedPullRequestsAllTime, 0, MAX_COUNT),
  };
}

/**
 * Selects what the scorers may know about a candidate. Missing and impossible values become unknown values.
 *
 * @param wanted names of the skills that the posting asks for; other skills are ignored
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

import { readFileSync } from 'node:fs';
import { seededRandom } from '../support/ranking-candidates.js';
import { type RepositoryManifestsAnswer } from '../../src/stages/github-sourcer/reading/answers.js';
import { readDependencies } from '../../src/stages/github-sourcer/reading/manifest-files.js';
import { type PersonRecord, type RankDataset, type RankedJob } from '../../src/cli/eval/rank-dataset.js';
import { judge, meanOf, type RankMetrics } from '../../src/cli/eval/rank-metrics.js';

/** The parameters of BM25, and the rounds of the random order. */
const K1 = 1.2;
const B = 0.75;
const SHUFFLES = 200;
const SEED = 1;
const MONTHS_BEFORE = 24;
const YEAR = 12;

type Documents = ReadonlyMap<string, readonly string[]>;
type Scores = ReadonlyMap<string, number>;

const COMMON = JSON.parse(
  readFileSync(new URL('../../src/knowledge/text/common-words.json', import.meta.url), 'utf8'),
) as { function: string };
const STOP_WORDS = new Set(COMMON.function.split(' '));

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z][a-z0-9+#]*/g) ?? []).filter((word) => !STOP_WORDS.has(word));

/** BM25 of each document for a query, with the statistics of the documents given. */
export function bm25(query: string, documents: Documents): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const words of documents.values())
    for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const mean = [...documents.values()].reduce((sum, words) => sum + words.length, 0) / Math.max(1, documents.size);
  const asked = new Set(wordsOf(query));
  const score = (words: readonly string[]): number => {
    const counts = new Map<string, number>();
    for (const word of words) if (asked.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return [...counts].reduce((sum, [word, count]) => {
      const found = frequency.get(word) ?? 0;
      const idf = Math.log(1 + (documents.size - found + 0.5) / (found + 0.5));
      return sum + (idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * words.length) / mean));
    }, 0);
  };
  return new Map([...documents].map(([key, words]) => [key, score(words)]));
}

/** What one repository says of itself: name, description, topics, languages and the names of its packages. */
function textOfRepository(repository: RepositoryManifestsAnswer): string {
  const topics = repository.repositoryTopics?.nodes?.map((node) => node?.topic.name ?? '') ?? [];
  const languages = repository.languages?.edges?.map((edge) => edge?.node.name ?? '') ?? [];
  return [
    repository.nameWithOwner.slice(repository.nameWithOwner.indexOf('/') + 1),
    repository.description ?? '',
    ...topics,
    ...languages,
    ...readDependencies(repository).map(({ name }) => name),
  ].join(' ');
}

/** A person's year and newest merged work, by repository. */
interface Counted {
  repositories: ReadonlyMap<string, { commits: number; nodes: Date[] }>;
  titles: { title: string; at: Date }[];
  commits: number;
  mergedAllTime: number;
}

function count(person: PersonRecord): Counted {
  const repositories = new Map<string, { commits: number; nodes: Date[] }>();
  const of = (name: string): { commits: number; nodes: Date[] } => {
    const known = repositories.get(name) ?? { commits: 0, nodes: [] };
    repositories.set(name, known);
    return known;
  };
  for (const { repository, contributions } of person.contributions?.commitContributionsByRepository ?? [])
    of(repository.nameWithOwner).commits += contributions.totalCount;
  const nodes = (person.merged_pull_requests?.nodes ?? []).flatMap((node) =>
    node?.mergedAt
      ? [{ title: node.title, at: new Date(node.mergedAt), repository: node.repository.nameWithOwner }]
      : [],
  );
  for (const { repository, at } of nodes) of(repository).nodes.push(at);
  return {
    repositories,
    titles: nodes.map(({ title, at }) => ({ title, at })),
    commits: person.contributions?.totalCommitContributions ?? 0,
    mergedAllTime: person.merged_pull_requests?.issueCount ?? 0,
  };
}

function monthsBefore(date: Date, months: number): Date {
  const before = new Date(date);
  before.setUTCMonth(before.getUTCMonth() - months);
  return before;
}

/** The baselines, each an order of the pool by a score; ties go by login. */
export class Baselines {
  private readonly textOf: ReadonlyMap<string, string>;
  private readonly counted = new Map<string, Counted>();
  private readonly since: Date;
  private readonly yearAgo: Date;

  constructor(
    private readonly data: RankDataset,
    referenceDate: Date,
  ) {
    this.textOf = new Map(
      [...data.repositories.values()].map((repository) => [repository.nameWithOwner, textOfRepository(repository)]),
    );
    for (const [login, person] of data.people) this.counted.set(login, count(person));
    this.since = monthsBefore(referenceDate, MONTHS_BEFORE);
    this.yearAgo = monthsBefore(referenceDate, YEAR);
  }

  /** Metrics by the name of the baseline. */
  judgeAll(job: RankedJob): Record<string, RankMetrics> {
    const pool = [...job.grades.keys()];
    const byText = this.bm25OfPeople(job, null);
    const byRecentText = this.bm25OfPeople(job, this.since);
    const squared = (scores: Scores, work: (login: string) => number): Scores =>
      new Map(pool.map((login) => [login, (scores.get(login) ?? 0) ** 2 * Math.log1p(work(login))]));
    const byRepository = bm25(job.posting, new Map([...this.textOf].map(([name, text]) => [name, wordsOf(text)])));
    const orders: Record<string, Scores> = {
      'stars of the repositories worked on': new Map(pool.map((login) => [login, this.starsOf(login)])),
      'commits in the last 12 months': new Map(pool.map((login) => [login, this.counted.get(login)?.commits ?? 0])),
      BM25: byText,
      'BM25² · log(1 + merged work)': squared(byText, (login) => this.counted.get(login)?.mergedAllTime ?? 0),
      'same, last 24 months only': squared(byRecentText, (login) => this.recentWork(login)),
      'per repository: Σ BM25² · log(1 + work seen there)': new Map(
        pool.map((login) => [login, this.perRepository(login, byRepository, () => true)]),
      ),
      'same per repository, last 24 months only': new Map(
        pool.map((login) => [
          login,
          this.perRepository(login, byRepository, (at) => at >= this.since && at < this.yearAgo),
        ]),
      ),
      oracle: job.grades,
    };
    const judged = Object.entries(orders).map(
      ([name, scores]) =>
        [
          name,
          judge(
            pool.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || (a < b ? -1 : 1)),
            job.grades,
          ),
        ] as const,
    );
    return { 'random (mean of 200)': this.random(job), ...Object.fromEntries(judged) };
  }

  /** BM25 of everybody, of whom the pool is a part; with `since`, only by what they did from then on. */
  private bm25OfPeople(job: RankedJob, since: Date | null): Map<string, number> {
    const counts = (at: Date): boolean => since === null || at >= since;
    const documents = new Map<string, string[]>();
    for (const [login, { repositories, titles }] of this.counted) {
      const named =
        this.data.people
          .get(login)
          ?.manifests_of.flatMap((id) => this.data.repositories.get(id)?.nameWithOwner ?? []) ?? [];
      const touched = named.filter((name) => {
        const work = repositories.get(name);
        return since === null || (work !== undefined && (work.commits > 0 || work.nodes.some(counts)));
      });
      documents.set(
        login,
        wordsOf(
          [
            ...touched.map((name) => this.textOf.get(name) ?? ''),
            ...titles.filter(({ at }) => counts(at)).map(({ title }) => title),
          ].join(' '),
        ),
      );
    }
    return bm25(job.posting, documents);
  }

  private starsOf(login: string): number {
    return (this.data.people.get(login)?.manifests_of ?? []).reduce(
      (sum, id) => sum + (this.data.repositories.get(id)?.stargazerCount ?? 0),
      0,
    );
  }

  /** Commits of the 12 months, and the merged work seen in the 12 months before. */
  private recentWork(login: string): number {
    const { commits = 0, titles = [] } = this.counted.get(login) ?? {};
    return commits + titles.filter(({ at }) => at >= this.since && at < this.yearAgo).length;
  }

  private perRepository(login: string, scores: Scores, counts: (at: Date) => boolean): number {
    const { repositories } = this.counted.get(login) ?? { repositories: new Map<string, never>() };
    return [...repositories].reduce(
      (sum, [name, { commits, nodes }]) =>
        sum + (scores.get(name) ?? 0) ** 2 * Math.log1p(commits + nodes.filter(counts).length),
      0,
    );
  }

  private random(job: RankedJob): RankMetrics {
    const random = seededRandom(SEED);
    const shuffled = (): string[] =>
      [...job.grades.keys()]
        .map((login) => ({ login, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ login }) => login);
    return meanOf(Array.from({ length: SHUFFLES }, () => judge(shuffled(), job.grades)));
  }
}

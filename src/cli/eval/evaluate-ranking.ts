import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RANKING_VERSION } from '../../stages/ranking-engine/version.js';
import { printable } from '../output/text-width.js';
import { type RankDataset } from './rank-dataset.js';
import { judge, meanOf, type RankMetrics } from './rank-metrics.js';
import { rankPool } from './rank-pool.js';

/** How well the people of each job were ranked. */
export interface RankingEvaluation {
  rankingVersion: string;
  /** The day for which people were ranked, ISO 8601. */
  referenceDate: string;
  mean: RankMetrics;
  jobs: Record<string, RankMetrics>;
  /** Logins by job, best first. */
  rankings: Record<string, string[]>;
}

/** Whether a folder holds judged people rather than labelled postings. */
export function isRankFolder(folder: string): boolean {
  return existsSync(join(folder, 'qrels.tsv'));
}

/** Ranks the pool of every job and compares the order with the grades. */
export function evaluateRanking(data: RankDataset, referenceDate: Date): RankingEvaluation {
  const rankings = Object.fromEntries(
    data.jobs.map((job) => [job.id, rankPool(job, data, referenceDate).map(({ githubUsername }) => githubUsername)]),
  );
  const jobs = Object.fromEntries(data.jobs.map(({ id, grades }) => [id, judge(rankings[id] ?? [], grades)]));
  return {
    rankingVersion: RANKING_VERSION,
    referenceDate: referenceDate.toISOString(),
    mean: meanOf(Object.values(jobs)),
    jobs,
    rankings,
  };
}

/** The mean figures by name. */
export function meanFigures({ mean }: RankingEvaluation): Record<string, number> {
  return { ...mean };
}

/** The figures of each job as text. */
export function describeRanking({ rankingVersion, mean, jobs }: RankingEvaluation): string {
  const row = (name: string, { ndcg10, ndcg25, p10 }: RankMetrics) =>
    `${name.padEnd(40)} ${[ndcg10, ndcg25, p10].map((figure) => figure.toFixed(3).padStart(7)).join(' ')}`;
  return [
    `${Object.keys(jobs).length} jobs, ranking ${rankingVersion}`,
    '',
    `${' '.repeat(40)} nDCG@10 nDCG@25    P@10`,
    row('mean', mean),
    ...Object.entries(jobs).map(([id, metrics]) => row(id, metrics)),
  ]
    .map(printable)
    .join('\n');
}

/**
 * Measures the ranking against graded judgements, the whole way from the posting's text and GitHub's answers:
 * `npm run eval:rank -- --data DIR [--json FILE] [--now ISO-DATE] [--cross-validate]`. The folder is described in
 * `rank-dataset.ts`; `--cross-validate` also prints the tables of `rank-cross-validation.ts` (minutes).
 */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { RANKING_VERSION } from '../../src/stages/ranking-engine/version.js';
import { Baselines } from './rank-baselines.js';
import { describeValidation, RankValidation } from './rank-cross-validation.js';
import { readRankDataset } from '../../src/cli/eval/rank-dataset.js';
import { rankPool } from '../../src/cli/eval/rank-pool.js';
import { judge, meanOf, type RankMetrics } from '../../src/cli/eval/rank-metrics.js';

const ENGINE = 'GitHire';
const METRICS = ['ndcg10', 'ndcg25', 'p10'] as const;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'string' },
    now: { type: 'string', default: '2026-06-01T00:00:00.000Z' },
    'cross-validate': { type: 'boolean', default: false },
  },
});
if (values.data === undefined) throw new Error('Name the folder: --data DIR');
const referenceDate = new Date(values.now);
const data = readRankDataset(values.data);
const baselines = new Baselines(data, referenceDate);

const rankings: Record<string, string[]> = {};
const metrics: Record<string, Record<string, RankMetrics>> = {};
for (const job of data.jobs) {
  const ranked = rankPool(job, data, referenceDate);
  rankings[job.id] = ranked.map(({ githubUsername }) => githubUsername);
  metrics[job.id] = { [ENGINE]: judge(rankings[job.id] ?? [], job.grades), ...baselines.judgeAll(job) };
}

const jobs = Object.entries(metrics);
const methods = Object.keys(jobs[0]?.[1] ?? {});
const means = Object.fromEntries(methods.map((method) => [method, meanOf(jobs.flatMap(([, by]) => by[method] ?? []))]));
printTables();
if (values['cross-validate']) console.log(`\n${describeValidation(new RankValidation(data, referenceDate))}`);
if (values.json !== undefined)
  writeFileSync(
    values.json,
    `${JSON.stringify({ rankingVersion: RANKING_VERSION, referenceDate, rankings, metrics: { mean: means, jobs: metrics } }, null, 2)}\n`,
  );

function row(name: string, figures: readonly (number | undefined)[]): string {
  return `${name.padEnd(52)} ${figures.map((figure) => (figure ?? Number.NaN).toFixed(3).padStart(7)).join(' ')}`;
}

function printTables(): void {
  console.log(
    `${data.jobs.length} jobs, ${data.people.size} people, ${data.repositories.size} repositories; ranking ${RANKING_VERSION}\n`,
  );
  console.log(`${'mean'.padEnd(52)} ${['nDCG@10', 'nDCG@25', 'P@10'].join(' ')}`);
  for (const [method, mean] of Object.entries(means))
    console.log(
      row(
        method,
        METRICS.map((metric) => mean[metric]),
      ),
    );
  console.log(`\n${`${ENGINE} by job`.padEnd(52)} ${['nDCG@10', 'nDCG@25', 'P@10', 'BM25@10'].join(' ')}`);
  for (const [job, by] of jobs)
    console.log(row(job, [...METRICS.map((metric) => by[ENGINE]?.[metric]), by['BM25']?.ndcg10]));
  const left = jobs.map(
    ([job]) => meanOf(jobs.filter(([other]) => other !== job).flatMap(([, by]) => by[ENGINE] ?? [])).ndcg10,
  );
  console.log(
    `\nmean nDCG@10 without one of the jobs: ${Math.min(...left).toFixed(3)} to ${Math.max(...left).toFixed(3)}`,
  );
  const below = jobs.filter(([, by]) => (by[ENGINE]?.ndcg10 ?? 0) < (by['BM25']?.ndcg10 ?? 0)).map(([job]) => job);
  console.log(`jobs below BM25: ${below.join(', ') || 'none'}`);
}

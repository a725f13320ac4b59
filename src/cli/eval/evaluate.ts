import { stat } from 'node:fs/promises';
import { CommandError } from '../command-error.js';
import { EXIT } from '../exit-codes.js';
import { note, print, toJson } from '../output/write.js';
import { describeRanking, evaluateRanking, isRankFolder, meanFigures } from './evaluate-ranking.js';
import { describePostings, evaluatePostings, summaryFigures } from './evaluate-postings.js';
import { failuresOf } from './least-figures.js';
import { readPostings } from './jd-dataset.js';
import { readRankDataset } from './rank-dataset.js';

/** The options of `githire eval`. */
export interface EvaluationOptions {
  json?: boolean;
  /** `NAME=VALUE`: figures that must be reached. */
  min?: string[];
  /** The day for which people are ranked. */
  now?: string;
}

interface Evaluation {
  figures: Record<string, number>;
  report: unknown;
  text: string;
}

/**
 * `githire eval`: scores the reading of labelled postings, or the ranking of judged people, whichever the folder holds.
 * Ends with 1 if a figure is below its least value.
 * @throws CommandError if the folder has neither, or a file of it cannot be used
 */
export async function evaluate(folder: string, { json, min = [], now }: EvaluationOptions): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new CommandError(`${folder} is not a folder`);
  const { figures, report, text } = isRankFolder(folder) ? ranking(folder, now) : postings(folder);
  const failures = failuresOf(figures, min);
  await print(json ? toJson(report) : `${text}\n`);
  for (const failure of failures) note(failure);
  if (failures.length > 0) process.exitCode = EXIT.negative;
}

function postings(folder: string): Evaluation {
  const evaluation = evaluatePostings(readPostings(folder));
  if (evaluation.postings.length === 0)
    throw new CommandError(`${folder} has no <id>.txt with <id>.json beside it, and no qrels.tsv`);
  return {
    figures: summaryFigures(evaluation.summary),
    report: evaluation,
    text: describePostings(evaluation),
  };
}

function ranking(folder: string, now: string | undefined): Evaluation {
  const referenceDate = now === undefined ? new Date() : new Date(now);
  if (Number.isNaN(referenceDate.getTime())) throw new CommandError('--now must be a date such as 2026-06-01');
  const evaluation = evaluateRanking(readRankDataset(folder), referenceDate);
  return { figures: meanFigures(evaluation), report: evaluation, text: describeRanking(evaluation) };
}

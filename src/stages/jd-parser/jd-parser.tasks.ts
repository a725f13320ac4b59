import { type JobRequirement } from '../../domain/job-requirement.js';
import { computeTask } from '../../platform/compute/compute-task.js';
import { mergeAnswer, type MergedReading } from './model/merge-answer.js';
import { type ModelAnswer } from './model/model-answer.js';
import { questionsAbout } from './model/questions.js';
import { parseJobDescription } from './parse-job-description.js';
import { readPosting } from './posting.js';

/** A posting to parse. */
export interface PostingInput {
  jobDescriptionText: string;
  /** A place that the user gives beside the posting. */
  location?: string | null;
}

/** Reads a posting by rules. */
export const parsePosting = computeTask(
  import.meta.url,
  'parsePosting',
  ({ jobDescriptionText, location = null }: PostingInput): JobRequirement =>
    parseJobDescription(jobDescriptionText, location),
);

/** Finds the names about which a model is asked. */
export const findModelNames = computeTask(
  import.meta.url,
  'findModelNames',
  ({ posting, requirement }: { posting: string; requirement: JobRequirement }): string[] => [
    ...new Set(questionsAbout(readPosting(posting), requirement).map(({ quote }) => quote)),
  ],
);

/** Adds the claims of a model that the text of the posting confirms. */
export const mergeModelAnswer = computeTask(
  import.meta.url,
  'mergeModelAnswer',
  ({
    posting,
    requirement,
    answer,
  }: {
    posting: string;
    requirement: JobRequirement;
    answer: ModelAnswer;
  }): MergedReading => mergeAnswer(readPosting(posting), requirement, answer),
);

import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type LlmClient } from '../../../llm/llm-client.js';
import { LlmError } from '../../../llm/llm-error.js';
import { ComputeFailure } from '../../../platform/compute/compute-failure.js';
import { type MergedReading } from './merge-answer.js';
import { type ModelAnswer, readModelAnswer } from './model-answer.js';
import { modelRequest } from './model-request.js';

/** The result of a question to a model. */
export interface ModelReading {
  readonly requirement: JobRequirement;
  /** Warnings for the run, with their codes. */
  readonly warnings: readonly { code: string; message: string }[];
}

/** The work for a question and an answer that needs the text of the posting. */
export interface ModelSteps {
  /** The names about which the rules are unsure, and some to check the answer by. */
  names(): Promise<string[]>;
  /** Adds what the answer says about these names. */
  merge(answer: ModelAnswer): Promise<MergedReading>;
}

/**
 * Lets a model complete a requirement. No model is asked if the rules are unsure of nothing. The requirement stays
 * unchanged if the model returns no usable answer.
 * @throws the signal's reason if the run was aborted
 */
export async function completeWithModel(
  llm: LlmClient,
  posting: string,
  requirement: JobRequirement,
  signal: AbortSignal,
  steps: ModelSteps,
): Promise<ModelReading> {
  try {
    const names = await steps.names();
    if (names.length === 0 && requirement.role !== null && requirement.company !== null)
      return { requirement, warnings: [] };
    const { value } = await llm.complete(modelRequest(posting, names, signal));
    const answer = readModelAnswer(value);
    if (answer === undefined) return unchanged(requirement, 'its answer had not the shape that was asked for');
    const merged = await steps.merge(answer);
    return { requirement: merged.requirement, warnings: droppedWarnings(merged.dropped) };
  } catch (error) {
    if (error instanceof ComputeFailure)
      return unchanged(requirement, 'its answer could not be compared with the text');
    if (!(error instanceof LlmError)) throw error;
    return unchanged(requirement, error.message);
  }
}

function unchanged(requirement: JobRequirement, reason: string): ModelReading {
  return {
    requirement,
    warnings: [
      {
        code: 'model_unavailable',
        message: `The model did not help to read the job description (${reason}); the built-in reading stands.`,
      },
    ],
  };
}

function droppedWarnings(dropped: number): ModelReading['warnings'] {
  if (dropped === 0) return [];
  const claims = dropped === 1 ? '1 claim' : `${dropped} claims`;
  return [
    {
      code: 'model_claims_dropped',
      message: `The model made ${claims} about the job description that its text does not bear out; they were left out.`,
    },
  ];
}

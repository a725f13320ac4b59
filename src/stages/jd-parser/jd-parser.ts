import { type JobRequirement } from '../../domain/job-requirement.js';
import { type Stage, type StageContext } from '../../domain/stage.js';
import { type ComputeOptions } from '../../platform/compute/compute.js';
import { type PostingInput } from './jd-parser.tasks.js';

/** The input of the parser. */
export interface JdParserInput extends PostingInput {
  /** The result of `parse` for this posting, if it was called before. The posting is then not parsed again. */
  parsedByRules?: JobRequirement;
}

/** The part of a stage's context that the parser uses. */
export type JdParserContext = Pick<StageContext, 'onBehalfOf' | 'signal' | 'warn' | 'progress'>;

/** The first stage: reads what a posting asks for. */
export abstract class JdParser implements Stage<JdParserInput, JobRequirement> {
  readonly name = 'jd-parser';

  /**
   * Parses the posting by rules and, if a model is configured, lets the model complete the result. Doubts become
   * warnings of the run.
   * @throws Problem `job_description_unusable`
   */
  abstract run(input: JdParserInput, context: JdParserContext): Promise<JobRequirement>;

  /**
   * The first half of `run`: parses the posting by rules, without the model. Shows whether the posting can be used.
   * @throws Problem `job_description_unusable`
   */
  abstract parse(input: PostingInput, options: ComputeOptions): Promise<JobRequirement>;
}

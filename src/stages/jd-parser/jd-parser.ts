import { type JobRequirement } from '../../domain/job-requirement.js';
import { type Stage, type StageContext } from '../../domain/stage.js';
import { type ComputeOptions } from '../../platform/compute/compute.js';
import { type PostingInput } from './jd-parser.tasks.js';

/** What the parser is given. */
export interface JdParserInput extends PostingInput {
  /** What `parseByRules` gave for this posting, where that was called before. The posting is then not parsed again. */
  parsedByRules?: JobRequirement;
}

/** What of a stage's context the parser uses. */
export type JdParserContext = Pick<StageContext, 'onBehalfOf' | 'signal' | 'warn' | 'progress'>;

/** The first stage: from a posting to what it asks for. */
export abstract class JdParser implements Stage<JdParserInput, JobRequirement> {
  readonly name = 'jd-parser';

  /**
   * Parses the posting by rules, and lets a model complete the result if one is configured. Doubts become warnings.
   * @throws Problem `job_description_unusable`
   */
  abstract run(input: JdParserInput, context: JdParserContext): Promise<JobRequirement>;

  /**
   * The first half of `run`: parses the posting by rules alone. It tells whether the posting can be used.
   * @throws Problem `job_description_unusable`
   */
  abstract parseByRules(input: PostingInput, options: ComputeOptions): Promise<JobRequirement>;
}

import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '../../platform/common/problem.js';
import type { JobRequirement } from '../../domain/job-requirement.js';
import type { Stage, StageContext } from '../../domain/stage.js';
import { LlmClient } from '../../llm/llm-client.js';
import { Compute, type ComputeOptions } from '../../platform/compute/compute.js';
import { ComputeFailure } from '../../platform/compute/compute-failure.js';
import { type JdParserInput, mergeModelAnswer, parsePosting } from './jd-parser.tasks.js';
import { completeWithModel } from './model/model-reading.js';

export type { JdParserInput } from './jd-parser.tasks.js';

/** The first stage: from a posting to what it asks for. */
@Injectable()
export class JdParserService implements Stage<JdParserInput, JobRequirement> {
  readonly name = 'jd-parser';

  constructor(
    @Inject(LlmClient) private readonly llm: LlmClient | null,
    private readonly compute: Compute,
  ) {}

  /**
   * Reads the posting by rules, and lets a model complete the reading where one is configured. What is doubtful becomes
   * a warning of the run.
   * @throws Problem `job_description_unusable`
   */
  async run(input: JdParserInput, context: StageContext): Promise<JobRequirement> {
    const builtIn = await this.parse(input, context);
    for (const warning of builtIn.warnings) context.warn('job_description_doubtful', warning);
    const requirement = this.llm === null ? builtIn : await this.complete(this.llm, input.jobDescriptionText, builtIn, context);
    context.progress(1, 1);
    return requirement;
  }

  /**
   * Reads the posting by rules alone.
   * @throws Problem `job_description_unusable`
   */
  async parse(input: JdParserInput, { onBehalfOf, signal }: ComputeOptions): Promise<JobRequirement> {
    try {
      return await this.compute.run(parsePosting, input, { onBehalfOf, signal });
    } catch (error) {
      if (!(error instanceof ComputeFailure) || !['out-of-time', 'out-of-memory'].includes(error.reason)) throw error;
      throw new Problem('job_description_unusable', 'The job description takes too long to read. Leave out what does not describe the job.', { cause: error });
    }
  }

  private async complete(llm: LlmClient, posting: string, builtIn: JobRequirement, context: StageContext): Promise<JobRequirement> {
    const { onBehalfOf, signal } = context;
    const { requirement, warnings } = await completeWithModel(llm, posting, builtIn, signal, (answer) =>
      this.compute.run(mergeModelAnswer, { posting, requirement: builtIn, answer }, { onBehalfOf, signal }),
    );
    for (const { code, message } of warnings) context.warn(code, message);
    return requirement;
  }
}

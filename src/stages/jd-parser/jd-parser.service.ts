import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '../../platform/common/problem.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { LlmClient } from '../../llm/llm-client.js';
import { Compute, type ComputeOptions } from '../../platform/compute/compute.js';
import { ComputeFailure } from '../../platform/compute/compute-failure.js';
import { JdParser, type JdParserContext, type JdParserInput } from './jd-parser.js';
import { findModelNames, mergeModelAnswer, parsePosting, type PostingInput } from './jd-parser.tasks.js';
import { completeWithModel } from './model/model-reading.js';

/** The first stage: reads what a posting asks for. */
@Injectable()
export class JdParserService extends JdParser {
  constructor(
    @Inject(LlmClient) private readonly llm: LlmClient | null,
    private readonly compute: Compute,
  ) {
    super();
  }

  /**
   * Parses the posting by rules and, if a model is configured, lets the model complete the result. Doubts become
   * warnings of the run.
   * @throws Problem `job_description_unusable`
   */
  async run(input: JdParserInput, context: JdParserContext): Promise<JobRequirement> {
    const builtIn = input.parsedByRules ?? (await this.parse(input, context));
    for (const warning of builtIn.warnings) context.warn('job_description_doubtful', warning);
    const requirement =
      this.llm === null ? builtIn : await this.complete(this.llm, input.jobDescriptionText, builtIn, context);
    context.progress(1, 1);
    return requirement;
  }

  /**
   * The first half of `run`: parses the posting by rules, without the model. Shows whether the posting can be used.
   * @throws Problem `job_description_unusable`
   */
  async parse(input: PostingInput, { onBehalfOf, signal }: ComputeOptions): Promise<JobRequirement> {
    try {
      const { jobDescriptionText, location } = input;
      return await this.compute.run(parsePosting, { jobDescriptionText, location }, { onBehalfOf, signal });
    } catch (error) {
      if (!(error instanceof ComputeFailure) || !['out-of-time', 'out-of-memory'].includes(error.reason)) throw error;
      throw new Problem(
        'job_description_unusable',
        'The job description takes too long to read. Leave out what does not describe the job.',
        { cause: error },
      );
    }
  }

  private async complete(
    llm: LlmClient,
    posting: string,
    builtIn: JobRequirement,
    context: JdParserContext,
  ): Promise<JobRequirement> {
    const { onBehalfOf, signal } = context;
    const read = { posting, requirement: builtIn };
    const { requirement, warnings } = await completeWithModel(llm, posting, builtIn, signal, {
      names: () => this.compute.run(findModelNames, read, { onBehalfOf, signal }),
      merge: (answer) => this.compute.run(mergeModelAnswer, { ...read, answer }, { onBehalfOf, signal }),
    });
    for (const { code, message } of warnings) context.warn(code, message);
    return requirement;
  }
}

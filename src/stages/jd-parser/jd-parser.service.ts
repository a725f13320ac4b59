import { Inject, Injectable } from '@nestjs/common';
import type { JobRequirement } from '../../domain/job-requirement.js';
import type { Stage, StageContext } from '../../domain/stage.js';
import { LlmClient } from '../../llm/llm-client.js';
import { completeWithModel } from './model/model-reading.js';
import { parseJobDescription } from './parse-job-description.js';

/** What the parser is given. */
export interface JdParserInput {
  jobDescriptionText: string;
  /** A place that the user names beside the posting. */
  location?: string | null;
}

/** The first stage: from a posting to what it asks for. */
@Injectable()
export class JdParserService implements Stage<JdParserInput, JobRequirement> {
  readonly name = 'jd-parser';

  constructor(@Inject(LlmClient) private readonly llm: LlmClient | null) {}

  /**
   * Reads the posting by rules, and lets a model complete the reading where one is configured. What is doubtful becomes
   * a warning of the run.
   * @throws Problem `job_description_unusable`
   */
  async run({ jobDescriptionText, location = null }: JdParserInput, context: StageContext): Promise<JobRequirement> {
    const builtIn = parseJobDescription(jobDescriptionText, location);
    for (const warning of builtIn.warnings) context.warn('job_description_doubtful', warning);
    const requirement = this.llm === null ? builtIn : await this.complete(this.llm, jobDescriptionText, builtIn, context);
    context.progress(1, 1);
    return requirement;
  }

  private async complete(llm: LlmClient, text: string, builtIn: JobRequirement, context: StageContext): Promise<JobRequirement> {
    const { requirement, warnings } = await completeWithModel(llm, text, builtIn, context.signal);
    for (const { code, message } of warnings) context.warn(code, message);
    return requirement;
  }
}

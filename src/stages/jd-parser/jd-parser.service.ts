import { Injectable } from '@nestjs/common';
import type { JobRequirement } from '../../domain/job-requirement.js';
import type { Stage, StageContext } from '../../domain/stage.js';
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

  /** Reads the posting; what is doubtful becomes a warning of the run. */
  async run({ jobDescriptionText, location = null }: JdParserInput, context: StageContext): Promise<JobRequirement> {
    const requirement = parseJobDescription(jobDescriptionText, location);
    for (const warning of requirement.warnings) context.warn('job_description_doubtful', warning);
    context.progress(1, 1);
    return requirement;
  }
}

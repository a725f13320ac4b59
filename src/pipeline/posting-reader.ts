import { Injectable } from '@nestjs/common';
import { type JobRequirement } from '../domain/job-requirement.js';
import { TeamManifests, type WithTeamLibraries } from '../projects/team/team-manifests.js';
import { JdParser } from '../stages/jd-parser/jd-parser.js';
import { type ParseRequest, type RunRequest } from './pipeline.dto.js';

/** A request whose posting and manifests have been read by rules. */
export type ReadRequest = WithTeamLibraries<RunRequest> & {
  /** The requirement; undefined if the request brings a corrected one. */
  parsedByRules: JobRequirement | undefined;
};

/** Reads what a request brings: the posting and the team's manifests. */
@Injectable()
export class PostingReader {
  constructor(
    private readonly jdParser: JdParser,
    private readonly manifests: TeamManifests,
  ) {}

  /**
   * Parses a posting as the first stage of a run does, with the model if one is configured. Nothing is stored. The
   * requirement's warnings also contain those about the model.
   * @throws Problem `job_description_unusable`
   */
  async parse(userId: string, { jobDescriptionText, location }: ParseRequest): Promise<JobRequirement> {
    const warnings: string[] = [];
    const requirement = await this.jdParser.run(
      { jobDescriptionText, location },
      {
        onBehalfOf: userId,
        // A new signal for each request, because the model's token budget belongs to a signal. The work has its own
        // timeouts.
        signal: new AbortController().signal,
        warn: (_code, message) => warnings.push(message),
        progress: () => undefined,
      },
    );
    // The stage also reports the requirement's own warnings, with the same texts.
    return { ...requirement, warnings: [...new Set([...requirement.warnings, ...warnings])] };
  }

  /**
   * Reads the request of a run before anything is stored. The first stage of the run uses the result.
   * @throws Problem `job_description_unusable`, or `validation_failed` that names each manifest that cannot be read
   */
  async readByRules(userId: string, given: RunRequest): Promise<ReadRequest> {
    const request = await this.manifests.read(userId, given);
    const parsedByRules = request.jobRequirement
      ? undefined
      : await this.jdParser.parse(request, { onBehalfOf: userId });
    return { ...request, parsedByRules };
  }
}

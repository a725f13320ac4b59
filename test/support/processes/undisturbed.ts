import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JobRequirement } from '../../../src/domain/job-requirement.js';
import { type OutreachMessage } from '../../../src/domain/outreach.js';
import { type RankedCandidate } from '../../../src/domain/ranking.js';
import { type RunRequest, type RunResult } from '../../../src/pipeline/pipeline.dto.js';
import { unpackRanked } from '../../../src/domain/views/unpack.js';
import { type ProjectView } from '../../../src/projects/project.dto.js';
import { OutreachGeneratorService } from '../../../src/stages/outreach-generator/outreach-generator.service.js';
import { ApiUser } from './api-client.js';
import { comparable } from './comparable-result.js';
import { FixedClock } from './fixed-clock.js';
import { ServiceProcess } from './service-process.js';
import { InPlaceCompute } from '../../../src/platform/compute/in-place-compute.js';

/** One process on its own database that nothing disturbs; its results are the expected results of all other runs. */
export class Undisturbed {
  private readonly results = new Map<string, Promise<RunResult>>();

  private constructor(
    private readonly service: ServiceProcess,
    private readonly user: ApiUser,
    private readonly folder: string,
    private readonly today: Date,
  ) {}

  static async start(githubUrl: string, stillClock: Date): Promise<Undisturbed> {
    const folder = await mkdtemp(join(tmpdir(), 'githire-undisturbed-'));
    const service = await ServiceProcess.start('api', 'undisturbed', {
      databaseUrl: `sqlite:${join(folder, 'database.sqlite')}`,
      githubUrl,
      stillClock,
      settings: { PIPELINE_TIMEOUT_SECONDS: '3600', LOG_LEVEL: 'warn' },
    });
    const user = await new ApiUser('undisturbed@mail.example', () => service.url).register();
    return new Undisturbed(service, user, folder, stillClock);
  }

  /**
   * Returns the expected result of the run with this id, in the form that is compared: the requirement and the people
   * of an undisturbed run of the request, and the drafts for them. The wording and the ids of drafts depend on the id
   * of their run, so they are drafted here for the id of the compared run.
   */
  async resultOf(request: RunRequest, executionId: string): Promise<string> {
    const { projectId, jobRequirement, rankedCandidates } = await this.run(request);
    if (jobRequirement === undefined || rankedCandidates === undefined)
      throw new Error('an undisturbed run gave no result');
    // Drafts are made from the work of the people too, which only an export has.
    const { results } = await this.user.call<ProjectView>('GET', `/projects/${projectId}/export`);
    const work = results?.work ?? [];
    return comparable({
      jobRequirement,
      rankedCandidates,
      outreachMessages: await this.draft(
        executionId,
        jobRequirement,
        rankedCandidates.map((person) => unpackRanked(person, work)),
        request,
      ),
    });
  }

  private run(request: RunRequest): Promise<RunResult> {
    const key = JSON.stringify(request);
    let result = this.results.get(key);
    if (!result) this.results.set(key, (result = this.user.run(request, `undisturbed-${this.results.size}`)));
    return result;
  }

  private draft(
    runId: string,
    requirement: JobRequirement,
    rankedCandidates: RankedCandidate[],
    { channels = ['email'] }: RunRequest,
  ): Promise<OutreachMessage[]> {
    const clock = new FixedClock(this.today);
    return new OutreachGeneratorService(clock, null, new InPlaceCompute()).run(
      { runId, requirement, rankedCandidates, channels, sender: {} },
      {
        referenceDate: clock.now(),
        deadline: new Date(clock.now().getTime() + 3_600_000),
        signal: new AbortController().signal,
        warn: () => undefined,
        progress: () => undefined,
        checkpoint: () => Promise.resolve(),
        onBehalfOf: 'user',
      },
    );
  }

  async remove(): Promise<void> {
    await this.service.child.remove();
    await rm(this.folder, { recursive: true, force: true });
  }
}

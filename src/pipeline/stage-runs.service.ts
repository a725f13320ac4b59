import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/common/clock.js';
import { IdGenerator } from '../platform/common/ids.js';
import { type ProjectResults } from '../domain/run-result.js';
import { withTeamSkills } from '../domain/team-stack.js';
import { type ProjectView } from '../projects/project.dto.js';
import { ProjectsService } from '../projects/projects.service.js';
import { TeamManifests } from '../projects/team/team-manifests.js';
import { checkWeights } from '../domain/ranking-weights.js';
import { RunStore } from './runs/run-store.js';
import { PipelineService } from './pipeline.service.js';
import { hashOf, newRun } from './runs/new-run.js';
import { type StoredRequest } from './runs/run-state.js';
import { type RankedView, type RankRequest, type SourcedView, type SourceRequest } from './stage-runs.dto.js';

/** The last stage of each run, and what happens to the project when it begins. */
const STAGE_RUNS = {
  sourceProject: { until: 'github-sourcer', event: 'sourcingStarted' },
  rankProject: { until: 'ranking-engine', event: 'rankingStarted' },
} as const;

/** Runs the pipeline stage by stage, for a user who checks each result before the next stage. */
@Injectable()
export class StageRunsService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly store: RunStore,
    private readonly pipeline: PipelineService,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
    private readonly manifests: TeamManifests,
  ) {}

  /** @throws Problem `invalid_project_state`, `validation_failed`, or the problem with which the run failed */
  async source(userId: string, projectId: string, given: SourceRequest): Promise<SourcedView> {
    const project = await this.projects.read(userId, projectId);
    const { teamLibraries: read, ...request } = await this.manifests.read(userId, given);
    const teamLibraries = (read === undefined ? project.results?.teamLibraries : read) ?? [];
    const stored = project.results?.jobRequirement;
    // Without new manifests the stored requirements stay as they are, also where the user removed skills of the team.
    const jobRequirement =
      request.jobRequirement ?? (stored && read !== undefined ? withTeamSkills(stored, teamLibraries) : stored);
    const kept = { ...(jobRequirement && { jobRequirement }), ...(teamLibraries.length > 0 && { teamLibraries }) };
    const { status, candidateCount, results } = await this.run(userId, project, 'sourceProject', request, kept);
    return { projectId, status, candidateCount, candidates: results?.candidates ?? [] };
  }

  /** @throws Problem `invalid_project_state`, `validation_failed`, or the problem with which the run failed */
  async rank(userId: string, projectId: string, request: RankRequest): Promise<RankedView> {
    checkWeights(request.weights);
    const project = await this.projects.read(userId, projectId);
    const { status, candidateCount, avgScore, results } = await this.run(
      userId,
      project,
      'rankProject',
      request,
      project.results,
    );
    return { projectId, status, candidateCount, avgScore, rankedCandidates: results?.rankedCandidates ?? [] };
  }

  /** The run belongs to the project, and so to its owner, whoever of the members starts it. */
  private async run(
    userId: string,
    { userId: ownerId, projectId, jobDescriptionText, location }: ProjectView,
    action: keyof typeof STAGE_RUNS,
    options: Omit<SourceRequest, 'teamManifests'> | RankRequest,
    results: ProjectResults | null,
  ): Promise<ProjectView> {
    await this.projects.access.permit(userId, projectId, action);
    const { until, event } = STAGE_RUNS[action];
    const request: StoredRequest = { ...options, jobDescriptionText, location, until };
    const project = { projectId, userId: ownerId, updatedAt: this.clock.now().toISOString() };
    const run = newRun(this.ids.next(), project, request, {
      requestHash: hashOf({ ...request, teamLibraries: results?.teamLibraries }),
      idempotencyKey: null,
    });
    if (!(await this.store.insertFor(run, event, results)))
      throw await this.projects.access.refusal(userId, projectId, action);
    await this.pipeline.enqueue(run);
    await this.pipeline.untilCompleted(userId, run.executionId);
    return this.projects.read(userId, projectId);
  }
}

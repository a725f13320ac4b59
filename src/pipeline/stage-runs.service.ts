import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/common/clock.js';
import { IdGenerator } from '../platform/common/ids.js';
import { type ProjectResults } from '../domain/run-result.js';
import { withTeamSkills } from '../domain/team-stack.js';
import { type ProjectView } from '../projects/project.dto.js';
import { ProjectsService } from '../projects/projects.service.js';
import { resultsOf } from '../projects/stored/stored-project.js';
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

interface StageRun {
  request: Omit<SourceRequest, 'teamManifests'> | RankRequest;
  /** What the project keeps of its results for the run; absent: all of them. */
  keep?: (stored: ProjectResults | null) => ProjectResults;
}

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
    const { teamLibraries: read, ...request } = await this.manifests.read(userId, given);
    const keep = (stored: ProjectResults | null): ProjectResults => {
      const teamLibraries = (read === undefined ? stored?.teamLibraries : read) ?? [];
      const known = stored?.jobRequirement;
      // Without new manifests the stored requirements stay as they are, also where the user removed skills of the team.
      const jobRequirement =
        request.jobRequirement ?? (known && read !== undefined ? withTeamSkills(known, teamLibraries) : known);
      return { ...(jobRequirement && { jobRequirement }), ...(teamLibraries.length > 0 && { teamLibraries }) };
    };
    const { status, candidateCount, results } = await this.run(userId, projectId, 'sourceProject', { request, keep });
    return { projectId, status, candidateCount, candidates: results?.candidates ?? [] };
  }

  /** @throws Problem `invalid_project_state`, `validation_failed`, or the problem with which the run failed */
  async rank(userId: string, projectId: string, request: RankRequest): Promise<RankedView> {
    checkWeights(request.weights);
    const { status, candidateCount, avgScore, results } = await this.run(userId, projectId, 'rankProject', { request });
    return { projectId, status, candidateCount, avgScore, rankedCandidates: results?.rankedCandidates ?? [] };
  }

  /**
   * The run belongs to the project, and so to its owner, whoever of the members starts it. What it works on is read as it
   * begins: another member may have changed the project, or the owner the members, since the request came.
   */
  private async run(
    userId: string,
    projectId: string,
    action: keyof typeof STAGE_RUNS,
    { request: options, keep }: StageRun,
  ): Promise<ProjectView> {
    const { until, event } = STAGE_RUNS[action];
    const run = await this.store.insertFor(projectId, event, async (project, manager) => {
      await this.projects.access.permit(userId, projectId, action, manager);
      const { userId: ownerId, jobDescriptionText, location } = project;
      const results = keep?.(resultsOf(project));
      const request: StoredRequest = { ...options, jobDescriptionText, location, until };
      const begun = { projectId, userId: ownerId, updatedAt: this.clock.now().toISOString() };
      const requestHash = hashOf({ ...request, teamLibraries: results?.teamLibraries });
      return {
        run: newRun(this.ids.next(), begun, request, { requestHash, idempotencyKey: null }),
        ...(results && { results }),
      };
    });
    await this.pipeline.enqueue(run);
    await this.pipeline.untilCompleted(userId, run.executionId);
    return this.projects.read(userId, projectId);
  }
}

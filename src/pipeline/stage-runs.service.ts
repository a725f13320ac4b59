import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/common/clock.js';
import { IdGenerator } from '../platform/common/ids.js';
import { type ProjectResults } from '../domain/run-result.js';
import { type StageName } from '../domain/stage.js';
import { withTeamSkills } from '../domain/team-stack.js';
import { type ProjectView } from '../projects/project.dto.js';
import { type StatusChange } from '../projects/project-status.js';
import { ProjectsService } from '../projects/projects.service.js';
import { TeamManifests } from '../projects/team/team-manifests.js';
import { checkWeights } from '../domain/ranking-weights.js';
import { RunStore } from './runs/run-store.js';
import { PipelineService } from './pipeline.service.js';
import { hashOf, newRun } from './runs/new-run.js';
import { type StoredRequest } from './runs/run-state.js';
import { type RankedView, type RankRequest, type SourcedView, type SourceRequest } from './stage-runs.dto.js';

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
    const { status, candidateCount, results } = await this.run(
      project,
      request,
      'github-sourcer',
      'sourcingStarted',
      kept,
    );
    return { projectId, status, candidateCount, candidates: results?.candidates ?? [] };
  }

  /** @throws Problem `invalid_project_state`, `validation_failed`, or the problem with which the run failed */
  async rank(userId: string, projectId: string, request: RankRequest): Promise<RankedView> {
    checkWeights(request.weights);
    const project = await this.projects.read(userId, projectId);
    const { status, candidateCount, avgScore, results } = await this.run(
      project,
      request,
      'ranking-engine',
      'rankingStarted',
      project.results,
    );
    return { projectId, status, candidateCount, avgScore, rankedCandidates: results?.rankedCandidates ?? [] };
  }

  private async run(
    { userId, projectId, jobDescriptionText, location }: ProjectView,
    options: Omit<SourceRequest, 'teamManifests'> | RankRequest,
    until: StageName,
    event: StatusChange,
    results: ProjectResults | null,
  ): Promise<ProjectView> {
    const request: StoredRequest = { ...options, jobDescriptionText, location, until };
    const run = newRun(this.ids.next(), { projectId, userId, updatedAt: this.clock.now().toISOString() }, request, {
      requestHash: hashOf({ ...request, teamLibraries: results?.teamLibraries }),
      idempotencyKey: null,
    });
    await this.store.insertFor(run, event, results);
    await this.pipeline.enqueue(run);
    await this.pipeline.untilCompleted(userId, run.executionId);
    return this.projects.read(userId, projectId);
  }
}

import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { LiveAccess } from '../auth/live-access.js';
import { CurrentProject } from '../projects/current-project.decorator.js';
import { type ProjectAccess } from '../projects/project-access.js';
import { ProjectController } from '../projects/project-controller.decorator.js';
import { ProjectView } from '../projects/project.dto.js';
import { ProjectsService } from '../projects/projects.service.js';
import { RankedView, RankRequest, SourcedView, SourceRequest } from './stage-runs.dto.js';
import { RunProblems } from './run-problems.decorator.js';
import { StageRunsService } from './stage-runs.service.js';

@ApiTags('projects')
@ProjectController('projects/:projectId')
export class StageRunsController {
  constructor(
    private readonly stages: StageRunsService,
    private readonly projects: ProjectsService,
    private readonly access: LiveAccess,
  ) {}

  /** Parses the posting and finds people; the project's status is `sourced` afterwards. */
  @Post('source')
  @Access('runs:write')
  @RunProblems()
  @HttpCode(200)
  sourceProject(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Body() request: SourceRequest,
  ): Promise<SourcedView> {
    return this.access.handOver(user, () => this.stages.source(user.userId, projectId, request));
  }

  /** Ranks the people found; the project's status is `ranked` afterwards. */
  @Post('rank')
  @Access('runs:write')
  @RunProblems()
  @HttpCode(200)
  rankProject(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Body() request: RankRequest,
  ): Promise<RankedView> {
    return this.access.handOver(user, () => this.stages.rank(user.userId, projectId, request));
  }

  /** Turns the project back into a draft and deletes the results. */
  @Post('reset')
  @Access('projects:write')
  @HttpCode(200)
  resetProject(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
  ): Promise<ProjectView> {
    return this.projects.reset(user.userId, projectId);
  }
}

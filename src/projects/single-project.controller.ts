import { Body, Delete, Get, HttpCode, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { jsonAnswer } from '../platform/http/answers/json-answer.js';
import { streamedAnswer } from '../platform/http/answers/streamed-answer.js';
import { LimitExports, LimitProjectReads } from '../platform/http/big-reads.js';
import { itemSchema } from '../platform/http/openapi/item-schema.js';
import { ApiProblems } from '../platform/http/problems/api-problem.decorator.js';
import { CurrentProject } from './current-project.decorator.js';
import { type ProjectAccess } from './project-access.js';
import { ProjectController } from './project-controller.decorator.js';
import { exportProject } from './export/project-export.js';
import { RankedCandidateView } from '../domain/views/ranked-candidate-view.js';
import { DuplicateProjectRequest, ExportQuery, ProjectView, UpdateProjectRequest } from './project.dto.js';
import { ProjectsService } from './projects.service.js';
import { TeamManifests } from './team/team-manifests.js';

@ApiTags('projects')
@ProjectController('projects/:projectId')
export class SingleProjectController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly manifests: TeamManifests,
  ) {}

  /** Reads a project with its results. */
  @Get()
  @Access('projects:read')
  @LimitProjectReads()
  @ApiOkResponse({ type: ProjectView })
  async readProject(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
  ): Promise<StreamableFile> {
    return jsonAnswer(await this.projects.readAsJson(user.userId, projectId));
  }

  /** Changes a project's name or title; while it is a draft, also its posting, location and team. */
  @Patch()
  @Access('projects:write')
  @ApiBody({ type: UpdateProjectRequest, examples: { rename: { value: { name: 'Backend, Berlin' } } } })
  @ApiProblems('invalid_project_state')
  async updateProject(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Body() request: UpdateProjectRequest,
  ): Promise<ProjectView> {
    return this.projects.update(user.userId, projectId, await this.manifests.read(user.userId, request));
  }

  /** Copies a project into a new draft of the user: its posting, reading, place and team, and nobody of its people. */
  @Post('duplicate')
  @Access('projects:write')
  @ApiProblems('too_many_projects')
  duplicateProject(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Body() request: DuplicateProjectRequest,
  ): Promise<ProjectView> {
    return this.projects.duplicate(user.userId, projectId, request);
  }

  /** Deletes a project with its results, and an active run too. */
  @Delete()
  @Access('projects:write')
  @HttpCode(204)
  deleteProject(@CurrentUser() user: AuthenticatedUser, @CurrentProject() { projectId }: ProjectAccess): Promise<void> {
    return this.projects.remove(user.userId, projectId);
  }

  /** Downloads a project as JSON (everything), or its ranked people as CSV or NDJSON. */
  @Get('export')
  @Access('exports:read')
  @LimitExports()
  @ApiExtraModels(ProjectView, RankedCandidateView)
  @ApiOkResponse({
    description: 'A file in the format that was asked for.',
    headers: {
      'Content-Disposition': { required: true, schema: { type: 'string' }, description: 'The name of the file' },
    },
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ProjectView) } },
      'text/csv': { schema: { type: 'string' } },
      'application/x-ndjson': {
        schema: { type: 'string', description: 'A line for each ranked person: a `RankedCandidate` as JSON' },
        ...itemSchema(RankedCandidateView),
      },
    },
  })
  async exportProject(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Query() query: ExportQuery,
  ): Promise<StreamableFile> {
    return streamedAnswer(exportProject(await this.projects.read(user.userId, projectId), query.format));
  }
}

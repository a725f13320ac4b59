import { Body, Delete, Get, HttpCode, Param, Patch, Post, Query, type StreamableFile, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { JwtAuthGuard } from '../auth/jwt-auth.guard.js';
import { ApiController } from '../platform/http/api-controller.js';
import { LimitExports, LimitProjectReads } from '../platform/http/big-reads.js';
import { jsonAnswer } from '../platform/http/answers/json-answer.js';
import { streamedAnswer } from '../platform/http/answers/streamed-answer.js';
import { UuidParameter } from '../platform/http/input/uuid-parameter.js';
import { CreateProjectRequest, ExportQuery, ListProjectsQuery, ProjectPage, ProjectView, UpdateProjectRequest } from './project.dto.js';
import { exportProject } from './project-export.js';
import { ProjectsService } from './projects.service.js';

@ApiTags('projects')
@ApiBearerAuth()
@UseGuards(JwtAuthGuard)
@ApiController('projects')
export class ProjectsController {
  constructor(private readonly projects: ProjectsService) {}

  /** Lists the user's projects, newest first, without their results. */
  @Get()
  listProjects(@CurrentUser() user: AuthenticatedUser, @Query() query: ListProjectsQuery): Promise<ProjectPage> {
    return this.projects.list(user.userId, query);
  }

  /** Makes a draft: nothing is run. */
  @Post()
  createProject(@CurrentUser() user: AuthenticatedUser, @Body() request: CreateProjectRequest): Promise<ProjectView> {
    return this.projects.createDraft(user.userId, request);
  }

  /** Reads a project with everything that came of it. */
  @Get(':projectId')
  @LimitProjectReads()
  @ApiOkResponse({ type: ProjectView })
  async readProject(@CurrentUser() user: AuthenticatedUser, @Param('projectId', UuidParameter) projectId: string): Promise<StreamableFile> {
    return jsonAnswer(await this.projects.readAsJson(user.userId, projectId));
  }

  /** Changes a project's name or title; while it is a draft, also its posting and location. */
  @Patch(':projectId')
  updateProject(
    @CurrentUser() user: AuthenticatedUser,
    @Param('projectId', UuidParameter) projectId: string,
    @Body() request: UpdateProjectRequest,
  ): Promise<ProjectView> {
    return this.projects.update(user.userId, projectId, request);
  }

  /** Deletes a project with everything that came of it, a run under way included. */
  @Delete(':projectId')
  @HttpCode(204)
  deleteProject(@CurrentUser() user: AuthenticatedUser, @Param('projectId', UuidParameter) projectId: string): Promise<void> {
    return this.projects.remove(user.userId, projectId);
  }

  /** Downloads a project as JSON (everything), or its ranked people as CSV or NDJSON. */
  @Get(':projectId/export')
  @LimitExports()
  @ApiOkResponse({ description: 'A file', content: { 'application/json': {}, 'text/csv': {}, 'application/x-ndjson': {} } })
  async exportProject(
    @CurrentUser() user: AuthenticatedUser,
    @Param('projectId', UuidParameter) projectId: string,
    @Query() query: ExportQuery,
  ): Promise<StreamableFile> {
    return streamedAnswer(exportProject(await this.projects.read(user.userId, projectId), query.format));
  }
}

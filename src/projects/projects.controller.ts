import { Body, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { ProtectedController } from '../auth/protected-controller.decorator.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { ApiProblems } from '../platform/http/problems/api-problem.decorator.js';
import { CreateProjectRequest, ListProjectsQuery, ProjectPage, ProjectView } from './project.dto.js';
import { ProjectsService } from './projects.service.js';
import { TeamManifests } from './team/team-manifests.js';

@ApiTags('projects')
@ProtectedController('projects')
export class ProjectsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly manifests: TeamManifests,
    private readonly audit: AuditLog,
  ) {}

  /** Lists the user's projects, newest first, without their results. */
  @Get()
  @Access('projects:read')
  listProjects(@CurrentUser() user: AuthenticatedUser, @Query() query: ListProjectsQuery): Promise<ProjectPage> {
    return this.projects.list(user.userId, query);
  }

  /** Creates a draft. Nothing is run. */
  @Post()
  @Access('projects:write')
  @ApiProblems('too_many_projects')
  async createProject(
    @CurrentUser() user: AuthenticatedUser,
    @Body() request: CreateProjectRequest,
  ): Promise<ProjectView> {
    const project = await this.projects.createDraft(user.userId, await this.manifests.read(user.userId, request));
    await this.audit.note({ action: 'project.createProject', projectId: project.projectId });
    return project;
  }
}

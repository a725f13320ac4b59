import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../../auth/current-user.decorator.js';
import { LoginParameter } from '../../platform/http/input/login-parameter.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { CurrentProject } from '../current-project.decorator.js';
import { type ProjectAccess } from '../project-access.js';
import { ProjectController } from '../project-controller.decorator.js';
import { EnrichmentView, ShortlistRequest, ShortlistToggleView, ShortlistView } from './shortlist.dto.js';
import { ShortlistService } from './shortlist.service.js';

@ApiTags('shortlist')
@ProjectController('projects/:projectId/shortlist')
export class ShortlistController {
  constructor(
    private readonly shortlist: ShortlistService,
    private readonly audit: AuditLog,
  ) {}

  /** Lists the people on the shortlist. */
  @Get()
  @Access('projects:read')
  readShortlist(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
  ): Promise<ShortlistView> {
    return this.shortlist.read(user.userId, projectId);
  }

  /** Adds ranked people to the shortlist; people already on it do not change. */
  @Post()
  @Access('projects:write')
  @HttpCode(200)
  async addToShortlist(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() project: ProjectAccess,
    @Body() { candidateUsernames }: ShortlistRequest,
  ): Promise<ShortlistView> {
    const view = await this.shortlist.add(user.userId, project.projectId, candidateUsernames);
    const people = candidateUsernames.map((username) => this.audit.person(username));
    project.concerned = { detail: { people: people.join(', ') } };
    return view;
  }

  /** Adds a ranked person to the shortlist, or removes them. */
  @Post(':username/toggle')
  @Access('projects:write')
  @HttpCode(200)
  toggleShortlisted(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
  ): Promise<ShortlistToggleView> {
    return this.shortlist.toggle(user.userId, projectId, username);
  }

  /** Collects the contacts that a shortlisted person has published on their profile. */
  @Post(':username/enrich')
  @Access('projects:write')
  @HttpCode(200)
  enrichShortlisted(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
  ): Promise<EnrichmentView> {
    return this.shortlist.enrich(user.userId, projectId, username);
  }
}

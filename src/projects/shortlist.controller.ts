import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { LoginParameter } from '../platform/http/input/login-parameter.js';
import { CurrentProject } from './current-project.decorator.js';
import { type ProjectAccess } from './project-access.js';
import { ProjectController } from './project-controller.decorator.js';
import { EnrichmentView, ShortlistRequest, ShortlistToggleView, ShortlistView } from './shortlist.dto.js';
import { ShortlistService } from './shortlist.service.js';

@ApiTags('shortlist')
@ProjectController('projects/:projectId/shortlist')
export class ShortlistController {
  constructor(private readonly shortlist: ShortlistService) {}

  /** Whom the user has picked. */
  @Get()
  readShortlist(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
  ): Promise<ShortlistView> {
    return this.shortlist.read(user.userId, projectId);
  }

  /** Picks ranked people; those already picked stay as they are. */
  @Post()
  @HttpCode(200)
  addToShortlist(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Body() { candidateUsernames }: ShortlistRequest,
  ): Promise<ShortlistView> {
    return this.shortlist.add(user.userId, projectId, candidateUsernames);
  }

  /** Picks a ranked person, or takes them off again. */
  @Post(':username/toggle')
  @HttpCode(200)
  toggleShortlisted(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
  ): Promise<ShortlistToggleView> {
    return this.shortlist.toggle(user.userId, projectId, username);
  }

  /** Puts together the contacts that a picked person has made public on their profile. */
  @Post(':username/enrich')
  @HttpCode(200)
  enrichShortlisted(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
  ): Promise<EnrichmentView> {
    return this.shortlist.enrich(user.userId, projectId, username);
  }
}

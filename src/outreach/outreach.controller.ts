import { Body, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { OutreachMessage } from '../domain/outreach.js';
import { LoginParameter } from '../platform/http/input/login-parameter.js';
import { UuidParameter } from '../platform/http/input/uuid-parameter.js';
import { ApiProblems } from '../platform/http/problems/api-problem.decorator.js';
import { CurrentProject } from '../projects/current-project.decorator.js';
import { type ProjectAccess } from '../projects/project-access.js';
import { ProjectController } from '../projects/project-controller.decorator.js';
import { DraftRequest, EditedMessage, EditRequest, FollowUpsView, OutreachView } from './outreach.dto.js';
import { OutreachService } from './outreach.service.js';

@ApiTags('outreach')
@ApiProblems('invalid_project_state')
@ProjectController('projects/:projectId/shortlist/:username/outreach')
export class OutreachController {
  constructor(private readonly outreach: OutreachService) {}

  /** The messages for a shortlisted person, oldest first. */
  @Get()
  @Access('projects:read')
  listOutreach(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
  ): Promise<OutreachView> {
    return this.outreach.list(user.userId, projectId, username);
  }

  /** Drafts a message. Nothing is sent. */
  @Post()
  @Access('projects:write')
  @ApiProblems('outreach_not_possible', 'pipeline_timeout')
  draftOutreach(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
    @Body() { channel }: DraftRequest,
  ): Promise<OutreachMessage> {
    return this.outreach.draft(user.userId, projectId, username, channel ?? 'email');
  }

  /** Stores an edited text beside the original. */
  @Put(':outreachId')
  @Access('projects:write')
  editOutreach(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
    @Param('outreachId', UuidParameter) outreachId: string,
    @Body() { messageText }: EditRequest,
  ): Promise<EditedMessage> {
    return this.outreach.edit(user.userId, projectId, username, outreachId, messageText);
  }

  /** Drafts the message again in another wording; the old message stays. */
  @Post(':outreachId/regenerate')
  @Access('projects:write')
  @ApiProblems('outreach_not_possible', 'pipeline_timeout')
  regenerateOutreach(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
    @Param('outreachId', UuidParameter) outreachId: string,
  ): Promise<OutreachMessage> {
    return this.outreach.regenerate(user.userId, projectId, username, outreachId);
  }

  /** Records that the user has sent the message. GitHire sends nothing. */
  @Post(':outreachId/sent')
  @Access('projects:write')
  @HttpCode(200)
  markOutreachSent(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
    @Param('outreachId', UuidParameter) outreachId: string,
  ): Promise<OutreachMessage> {
    return this.outreach.markSent(user.userId, projectId, username, outreachId);
  }

  /**
   * Drafts three follow-ups: a reminder, a technical aspect, a friendly close. None for a person who asks not to be
   * contacted.
   */
  @Post(':outreachId/follow-ups')
  @Access('projects:write')
  @ApiProblems('outreach_not_possible')
  draftFollowUps(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
    @Param('outreachId', UuidParameter) outreachId: string,
  ): Promise<FollowUpsView> {
    return this.outreach.followUp(user.userId, projectId, username, outreachId);
  }

  /** The drafted follow-ups. */
  @Get(':outreachId/follow-ups')
  @Access('projects:read')
  readFollowUps(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
    @Param('outreachId', UuidParameter) outreachId: string,
  ): Promise<FollowUpsView> {
    return this.outreach.readFollowUps(user.userId, projectId, username, outreachId);
  }
}

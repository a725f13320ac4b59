import { Body, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../../auth/current-user.decorator.js';
import { ApiProblems } from '../../platform/http/problems/api-problem.decorator.js';
import { CurrentProject } from '../current-project.decorator.js';
import { type ProjectAccess } from '../project-access.js';
import { ProjectController } from '../project-controller.decorator.js';
import { MembersView, MemberView, RemoveMemberRequest, ShareRequest } from './member.dto.js';
import { MembersService } from './members.service.js';

@ApiTags('members')
@ProjectController('projects/:projectId/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  /** Lists who may use the project: the owner and the members. */
  @Get()
  @Access('projects:read')
  listMembers(@CurrentProject() { projectId }: ProjectAccess): Promise<MembersView> {
    return this.members.list(projectId);
  }

  /**
   * Shares the project with another account, or changes the role of a member. An address without an account is 404, with
   * the field.
   */
  @Put()
  @Access('projects:write')
  @ApiProblems('too_many_members', 'too_many_attempts')
  async shareProject(@CurrentProject() project: ProjectAccess, @Body() request: ShareRequest): Promise<MemberView> {
    const member = await this.members.share(project, request);
    project.concerned = { subject: `user ${member.userId}`, detail: { role: member.role } };
    return member;
  }

  /** Removes a member; their open event streams of the project end. */
  @Delete()
  @Access('projects:write')
  @HttpCode(204)
  async removeMember(@CurrentProject() project: ProjectAccess, @Body() { email }: RemoveMemberRequest): Promise<void> {
    const [userId, ...others] = await this.members.remove(project.projectId, email);
    project.concerned = { subject: `user ${userId}`, detail: { others: others.join(' ') } };
  }

  /** Ends one's own membership. The owner is no member. */
  @Delete('me')
  @Access('projects:write')
  @HttpCode(204)
  leaveProject(@CurrentUser() user: AuthenticatedUser, @CurrentProject() { projectId }: ProjectAccess): Promise<void> {
    return this.members.leave(user.userId, projectId);
  }
}

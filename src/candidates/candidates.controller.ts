import { Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { CandidateExplanation } from '../domain/ranking.js';
import { LimitConcurrency } from '../platform/http/concurrency-limit.js';
import { LoginParameter } from '../platform/http/input/login-parameter.js';
import { ApiProblems } from '../platform/http/problems/api-problem.decorator.js';
import { CurrentProject } from '../projects/current-project.decorator.js';
import { type ProjectAccess } from '../projects/project-access.js';
import { ProjectController } from '../projects/project-controller.decorator.js';
import { ExplanationService } from './explanation.service.js';
import { NoticeView } from '../outreach/outreach.dto.js';
import { OutreachService } from '../outreach/outreach.service.js';

/**
 * Requests for candidates that one user may have in progress in this process: each reads and parses a whole project.
 */
const CANDIDATES_AT_ONCE = 4;

@ApiTags('projects')
@LimitConcurrency('candidate', CANDIDATES_AT_ONCE)
@ProjectController('projects/:projectId/candidates')
export class CandidatesController {
  constructor(
    private readonly explanations: ExplanationService,
    private readonly outreach: OutreachService,
  ) {}

  /** Where each point of a ranked person's score comes from; the points add up to the total. */
  @Get(':username/explanation')
  @Access('projects:read')
  @ApiProblems('invalid_project_state')
  explainCandidate(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
  ): Promise<CandidateExplanation> {
    return this.explanations.explain(user.userId, projectId, username);
  }

  /** What a person must be told if their data was not collected from them (GDPR, article 14). */
  @Get(':username/notice')
  @Access('projects:read')
  readNotice(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentProject() { projectId }: ProjectAccess,
    @Param('username', LoginParameter) username: string,
  ): Promise<NoticeView> {
    return this.outreach.notice(user.userId, projectId, username);
  }
}

import { Get, Param, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { JwtAuthGuard } from '../auth/jwt-auth.guard.js';
import { CandidateExplanation } from '../domain/ranking.js';
import { ApiController } from '../http/api-controller.js';
import { UuidParameter } from '../http/uuid-parameter.js';
import { ExplanationService } from './explanation.service.js';

@ApiTags('projects')
@ApiBearerAuth()
@UseGuards(JwtAuthGuard)
@ApiController('projects/:projectId/candidates')
export class ExplanationController {
  constructor(private readonly explanations: ExplanationService) {}

  /** Where each point of a ranked person's score comes from; the points add up to the total. */
  @Get(':username/explanation')
  explainCandidate(
    @CurrentUser() user: AuthenticatedUser,
    @Param('projectId', UuidParameter) projectId: string,
    @Param('username') username: string,
  ): Promise<CandidateExplanation> {
    return this.explanations.explain(user.userId, projectId, username);
  }
}

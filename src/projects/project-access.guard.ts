import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type AuthenticatedRequest, userOf } from '../auth/current-user.decorator.js';
import { UuidParameter } from '../platform/http/input/uuid-parameter.js';
import { type ProjectRequest } from './current-project.decorator.js';
import { ProjectsService } from './projects.service.js';

/**
 * Lets a request under `/projects/:projectId` through if the person may use the project, and puts the project on the request for
 * `@CurrentProject()`. It stands behind `JwtAuthGuard`. The queries behind it repeat the condition: the project may be
 * deleted meanwhile.
 */
@Injectable()
export class ProjectAccessGuard implements CanActivate {
  private readonly identifier = new UuidParameter();

  constructor(private readonly projects: ProjectsService) {}

  /** @throws Problem `not_found`, also for what belongs to another user and for what is no identifier */
  async canActivate(context: ExecutionContext): Promise<true> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest & ProjectRequest>();
    const { userId } = userOf(request);
    request.project = await this.projects.access(userId, this.identifier.transform(request.params.projectId));
    return true;
  }
}

import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type AuthenticatedRequest, userOf } from '../auth/current-user.decorator.js';
import { UuidParameter } from '../platform/http/input/uuid-parameter.js';
import { type ProjectRequest } from './current-project.decorator.js';
import { ProjectsService } from './projects.service.js';

/**
 * Allows a request under `/projects/:projectId` if the user may use the project, and sets the project on the request
 * for `@CurrentProject()`. It runs after `JwtAuthGuard`. Later queries check the owner again, because the project may
 * be deleted in between.
 */
@Injectable()
export class ProjectAccessGuard implements CanActivate {
  private readonly identifier = new UuidParameter();

  constructor(private readonly projects: ProjectsService) {}

  /** @throws Problem `not_found`, also for a project of another user and for an invalid id */
  async canActivate(context: ExecutionContext): Promise<true> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest & ProjectRequest>();
    const { userId } = userOf(request);
    request.project = await this.projects.access(userId, this.identifier.transform(request.params.projectId));
    return true;
  }
}

import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type AuthenticatedRequest, userOf } from '../auth/current-user.decorator.js';
import { UuidParameter } from '../platform/http/input/uuid-parameter.js';
import { ProjectAccessService } from './access/project-access.service.js';
import { type ProjectActionName } from './access/project-actions.js';
import { type ProjectRequest } from './current-project.decorator.js';

/**
 * Allows a request under `/projects/:projectId` if the table of actions does, and sets the project on the request for
 * `@CurrentProject()`. It runs after `JwtAuthGuard`. Services check again what they change, because the project and its
 * members may change in between.
 */
@Injectable()
export class ProjectAccessGuard implements CanActivate {
  private readonly identifier = new UuidParameter();

  constructor(private readonly access: ProjectAccessService) {}

  /**
   * @throws Problem `not_found`, also for a project that the user is no member of and for an invalid id;
   * `insufficient_role`, `invalid_project_state`
   */
  async canActivate(context: ExecutionContext): Promise<true> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest & ProjectRequest>();
    const { userId } = userOf(request);
    // `ProjectController` has checked that the table has an action with the name of each handler.
    const action = context.getHandler().name as ProjectActionName;
    const projectId = this.identifier.transform(request.params.projectId);
    request.project = await this.access.permit(userId, projectId, action);
    return true;
  }
}

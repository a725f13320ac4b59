import { applyDecorators } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { ProtectedController } from '../auth/protected-controller.decorator.js';
import { ApiProblem } from '../platform/http/problems/api-problem.decorator.js';
import { ProjectAccessGuard } from './project-access.guard.js';

/** A controller for one project: only users who may use the project reach its routes. */
export function ProjectController(path: `projects/:projectId${string}`): ClassDecorator {
  return applyDecorators(
    ProtectedController(path, ProjectAccessGuard),
    ApiParam({ name: 'projectId', schema: { type: 'string' } }),
    ApiProblem(404, 'There is nothing of this name, or it belongs to another user.'),
  );
}

import { applyDecorators } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { ProtectedController } from '../auth/protected-controller.decorator.js';
import { ProjectAccessGuard } from './project-access.guard.js';

/** A controller for one project: only users who may use the project reach its routes. */
export function ProjectController(path: `projects/:projectId${string}`): ClassDecorator {
  return applyDecorators(
    ProtectedController(path, ProjectAccessGuard),
    ApiParam({ name: 'projectId', schema: { type: 'string' } }),
  );
}

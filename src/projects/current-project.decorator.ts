import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type ProjectAccess } from './project-access.js';

/** The part of a request that `ProjectAccessGuard` reads and sets. It is the same on Fastify and Express. */
export interface ProjectRequest {
  params: { projectId: string };
  project?: ProjectAccess;
}

/** The project of the path, in a handler behind `ProjectAccessGuard`. */
export const CurrentProject = createParamDecorator((_data: unknown, context: ExecutionContext): ProjectAccess => {
  const { project } = context.switchToHttp().getRequest<ProjectRequest>();
  if (project === undefined) throw new Error('@CurrentProject() needs ProjectAccessGuard');
  return project;
});

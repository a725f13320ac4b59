import { applyDecorators, type Type, UseInterceptors } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner } from '@nestjs/core';
import { ApiExtension, ApiParam } from '@nestjs/swagger';
import { ProtectedController } from '../auth/protected-controller.decorator.js';
import { ApiProblems } from '../platform/http/problems/api-problem.decorator.js';
import { actionOf, isProjectAction, type ProjectActionName } from './access/project-actions.js';
import { ProjectAuditInterceptor } from './audit/project-audit.interceptor.js';
import { ProjectAccessGuard } from './project-access.guard.js';

/** A controller for one project: only users who may do what the table of actions says reach its routes. */
export function ProjectController(path: `projects/:projectId${string}`): ClassDecorator {
  return applyDecorators(
    ProtectedController(path, ProjectAccessGuard),
    ApiParam({ name: 'projectId', schema: { type: 'string' } }),
    UseInterceptors(ProjectAuditInterceptor),
    EveryRouteIsAnAction,
  );
}

/** Says in the OpenAPI document which role a route of a project needs, and with what it is refused otherwise. */
export function ForRole(action: ProjectActionName): MethodDecorator {
  const { least, event, changesNothingElse = false } = actionOf(action);
  return applyDecorators(
    ApiExtension('x-least-role', least),
    ...(least === 'reader' ? [] : [ApiProblems('insufficient_role')]),
    ...(event === undefined || changesNothingElse ? [] : [ApiProblems('invalid_project_state')]),
  );
}

/** @throws Error when the class is loaded, so that a service with a route that is not in the table does not start */
const EveryRouteIsAnAction: ClassDecorator = (controller) => {
  const { prototype } = controller as unknown as Type<object> & { prototype: object };
  for (const name of new MetadataScanner().getAllMethodNames(prototype)) {
    const value: unknown = (prototype as Record<string, unknown>)[name];
    if (typeof value !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, value)) continue;
    if (!isProjectAction(name))
      throw new Error(`${controller.name}.${name} needs a row in PROJECT_ACTIONS: who may do it, and in which status`);
    ForRole(name)(prototype, name, { value });
  }
};

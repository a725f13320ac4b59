import { type DynamicModule, type Type } from '@nestjs/common';
import { RouterModule } from '@nestjs/core';

/**
 * Mounts the controllers of modules at a path, below the global prefix and the version of the host. Nest mounts only the controllers of
 * the very modules that are named, not those of their imports.
 */
export function mountModules(path: string, modules: (Type | DynamicModule)[]): (Type | DynamicModule)[] {
  if (path === '') return modules;
  const routes = modules.map((imported) => ({ path, module: 'module' in imported ? imported.module : imported }));
  return [...modules, RouterModule.register(routes)];
}

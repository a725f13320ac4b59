import { describe, expect, it } from '@jest/globals';
import { SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { choosePaths, nestedPaths, type WorkspaceFolders } from './nested-paths.js';

const trees = (...names: string[]): { entries: { name: string; type: string }[] } => ({
  entries: names.map((name) => ({ name, type: 'tree' })),
});
const paths = (folders: WorkspaceFolders, ecosystem = 'npm'): string[] => nestedPaths(folders, ecosystem);

describe('the manifests below the root', () => {
  it('are those of services, applications and packages, without configuration and examples', () => {
    const folders = {
      services: trees('api'),
      packages: trees('core', 'eslint-config', 'examples'),
      apps: trees('web'),
    };
    expect(paths(folders)).toEqual([
      'services/api/package.json',
      'apps/web/package.json',
      'packages/core/package.json',
    ]);
  });

  it('are those of the halves of a product at the root', () => {
    expect(paths({ root: trees('backend', 'docs', 'frontend') })).toEqual([
      'backend/package.json',
      'frontend/package.json',
    ]);
  });

  it('have the name of the manifest at the root if there is one', () => {
    const root = { entries: [{ name: 'build.gradle.kts', type: 'blob' }] };
    expect(paths({ root, services: trees('api') }, 'maven')).toEqual(['services/api/build.gradle.kts']);
  });

  it('are none without an ecosystem', () => {
    expect(nestedPaths({ services: trees('api') }, null)).toEqual([]);
  });

  it('fit into one request, and a path that several repositories have counts once', () => {
    const shared = Array.from({ length: 4 }, (_, index) => ({
      id: `R${index}`,
      key: `R${index}@1`,
      paths: ['services/api/go.mod', 'apps/web/go.mod'],
    }));
    const many = Array.from({ length: 30 }, (_, index) => ({
      id: `S${index}`,
      key: `S${index}@1`,
      paths: [`services/${index}/go.mod`],
    }));
    const chosen = choosePaths([...shared, ...many]);
    expect(chosen.slice(0, 4)).toEqual(shared);
    expect(chosen.length).toBe(SOURCING_LIMITS.nestedRepositories);
    expect(new Set(chosen.flatMap((each) => each.paths)).size).toBeLessThanOrEqual(SOURCING_LIMITS.nestedPaths);
  });
});

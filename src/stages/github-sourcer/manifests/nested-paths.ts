import { SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { ECOSYSTEMS } from './ecosystems.js';

/** Manifests below the root of one repository. */
export interface NestedPaths {
  /** Node id of the repository. */
  id: string;
  /** The repository and its head commit: the key of the cached response. */
  key: string;
  /** Paths, the most telling first. */
  paths: string[];
}

interface Folder {
  entries?: readonly { name: string; type: string }[] | null;
}

/** The folders of a repository that may hold several packages. */
export interface WorkspaceFolders {
  root?: Folder | null;
  packages?: Folder | null;
  services?: Folder | null;
  apps?: Folder | null;
}

/** Folders whose subfolders are packages, by how much of a product's own code they usually hold. */
const WORKSPACES = ['services', 'apps', 'packages'] as const;

/** Folders at the root that are usually a package of their own. */
const SINGLE_PACKAGES = new Set(['backend', 'server', 'api', 'app', 'frontend', 'client', 'web', 'src']);

/** Names of packages that hold configuration or examples. */
const SIDE_PACKAGES = [
  'config',
  'tsconfig',
  'eslint',
  'docs',
  'example',
  'examples',
  'test',
  'e2e',
  'scripts',
  'tools',
];

const foldersIn = (folder: Folder | null | undefined): string[] =>
  (folder?.entries ?? []).flatMap(({ name, type }) => (type === 'tree' ? [name] : []));

function isSide(name: string): boolean {
  return SIDE_PACKAGES.some((side) => name === side || name.startsWith(`${side}-`) || name.endsWith(`-${side}`));
}

/**
 * Returns the manifests below the root that are worth reading, for the ecosystem of the repository. A Gradle project
 * names its build file at the root, so that the root decides which of several files of an ecosystem is asked for.
 */
export function nestedPaths(folders: WorkspaceFolders, ecosystem: string | null): string[] {
  const files = ECOSYSTEMS[ecosystem ?? '']?.files.map(({ path }) => path).filter((path) => !path.includes('/')) ?? [];
  if (files.length === 0) return [];
  const root = new Set((folders.root?.entries ?? []).map(({ name }) => name));
  const known = files.filter((file) => root.has(file));
  const asked = (known.length > 0 ? known : files).slice(0, 2);
  const packages = [
    ...WORKSPACES.flatMap((workspace) =>
      foldersIn(folders[workspace]).map((name) => ({ name, path: `${workspace}/${name}` })),
    ),
    ...foldersIn(folders.root).flatMap((name) => (SINGLE_PACKAGES.has(name) ? [{ name, path: name }] : [])),
  ];
  return packages
    .filter(({ name }) => !isSide(name))
    .flatMap(({ path }) => asked.map((file) => `${path}/${file}`))
    .slice(0, SOURCING_LIMITS.nestedPathsPerRepository);
}

/**
 * Chooses the paths of one request. Repositories come in the given order; each is taken whole while there is room, and a
 * path that another repository asks for too costs nothing.
 */
export function choosePaths(wanted: readonly NestedPaths[]): NestedPaths[] {
  const taken = new Set<string>();
  const chosen: NestedPaths[] = [];
  for (const each of wanted) {
    const added = each.paths.filter((path) => !taken.has(path));
    if (chosen.length >= SOURCING_LIMITS.nestedRepositories || taken.size + added.length > SOURCING_LIMITS.nestedPaths)
      continue;
    for (const path of added) taken.add(path);
    chosen.push(each);
  }
  return chosen;
}

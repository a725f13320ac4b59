import { type SkillKind } from '../../../domain/job-terms.js';
import { type TeamLibrary, type TeamManifest } from '../../../domain/team-stack.js';
import { type SkillCatalogue, skillCatalogue, type SkillEntry } from '../../../knowledge/skills/skill-catalogue.js';
import { batchTask, computeTask } from '../../../platform/compute/compute-task.js';
import { type Dependency } from '../manifests/dependency.js';
import { baseName, parserOf } from '../manifests/ecosystems.js';
import { type ManifestFault, readManifest } from '../manifests/read-manifest.js';
import { repositoryOfPackage } from '../plan/steering.js';

/** Most skills that the manifests of a team add to a requirement; chosen by judgement: about as many as a posting names. */
export const MOST_TEAM_SKILLS = 10;

/** Most libraries outside the catalogue that are kept for their repositories: one batch of searches. */
export const MOST_TEAM_REPOSITORIES = 5;

/** Kinds of skills that say what a team works on, the most telling first. Tools (formatters, bundlers) are left out. */
const TELLING_KINDS: readonly SkillKind[] = [
  'framework',
  'library',
  'messaging',
  'database',
  'platform',
  'cloud-service',
  'cloud',
  'protocol',
  'standard',
  'field',
  'language',
];

/** A development package of another kind belongs to the build. Frameworks of web pages are often listed there. */
const TELLING_IN_DEVELOPMENT: ReadonlySet<SkillKind> = new Set(['framework', 'language']);

/** Libraries in so many manifests of any kind that they say nothing about the work. */
const EVERYWHERE: ReadonlySet<string> = new Set(['Axios', 'Lodash', 'Moment.js', 'Requests', 'Winston']);

/** What a manifest of the team names, or why it could not be read: also because no manifest has such a name. */
export interface TeamManifestReading {
  dependencies: Dependency[];
  fault: ManifestFault | 'unknown' | null;
}

/** Reads the manifests of a team. */
export const readTeamManifests = batchTask(
  import.meta.url,
  'readTeamManifests',
  ({ path, content }: TeamManifest): TeamManifestReading => {
    if (parserOf(baseName(path)) === undefined) return { dependencies: [], fault: 'unknown' };
    const { dependencies, unreadable } = readManifest(path, content);
    return { dependencies, fault: unreadable };
  },
);

/** Chooses the libraries that say something about the team. */
export const chooseTeamLibraries = computeTask(
  import.meta.url,
  'chooseTeamLibraries',
  (manifests: readonly (readonly Dependency[])[]): TeamLibrary[] => tellingLibraries(manifests, skillCatalogue()),
);

/**
 * Returns the libraries that say something about a team: by the number of its manifests that name them, then by kind
 * and name, so that the same manifests give the same list in any order. Skills of the catalogue come first; a library
 * outside it is kept only if the name of its package is that of its repository.
 */
export function tellingLibraries(
  manifests: readonly (readonly Dependency[])[],
  catalogue: SkillCatalogue,
): TeamLibrary[] {
  const found = new Map<string, Found>();
  for (const [index, dependencies] of manifests.entries()) {
    for (const dependency of dependencies) {
      const { ecosystem, name, development } = dependency;
      // The types of a package without the package say nothing.
      if (name.startsWith('@types/')) continue;
      const entry = catalogue.byPackage(ecosystem, name) ?? null;
      const repository = repositoryOfPackage(ecosystem, name);
      if (entry === null ? development || repository === null : !isTelling(entry, development)) continue;
      const key = entry === null ? `repository:${repository}`.toLowerCase() : `skill:${entry.name}`;
      const known = found.get(key) ?? { entry, packages: new Map(), manifests: new Set() };
      known.packages.set(`${ecosystem}:${name}`, repository);
      known.manifests.add(index);
      found.set(key, known);
    }
  }
  const inOrder = [...found.values()].map(toLibrary).sort(byWorth);
  return [
    ...inOrder.filter(({ skill }) => skill !== null).slice(0, MOST_TEAM_SKILLS),
    ...inOrder.filter(({ skill }) => skill === null).slice(0, MOST_TEAM_REPOSITORIES),
  ];
}

interface Found {
  entry: SkillEntry | null;
  /** The packages that show the skill, with their repositories. */
  packages: Map<string, string | null>;
  /** Which manifests name one of them. */
  manifests: Set<number>;
}

function isTelling({ name, kind, families, vague }: SkillEntry, development: boolean): boolean {
  const isForTests = families.length > 0 && families.every((family) => family === 'qa');
  return (
    !vague &&
    !isForTests &&
    !EVERYWHERE.has(name) &&
    TELLING_KINDS.includes(kind) &&
    (!development || TELLING_IN_DEVELOPMENT.has(kind))
  );
}

function toLibrary({ entry, packages, manifests }: Found): TeamLibrary {
  const [name = '', repository = null] = [...packages].sort(([a], [b]) => (a < b ? -1 : 1))[0] ?? [];
  return {
    package: name,
    skill: entry?.name ?? null,
    kind: entry?.kind ?? null,
    repository,
    manifests: manifests.size,
  };
}

function byWorth(a: TeamLibrary, b: TeamLibrary): number {
  const rank = ({ kind }: TeamLibrary): number => (kind === null ? TELLING_KINDS.length : TELLING_KINDS.indexOf(kind));
  return b.manifests - a.manifests || rank(a) - rank(b) || (a.package < b.package ? -1 : 1);
}

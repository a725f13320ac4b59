import { type ManifestField } from '../../../github/documents/document-types.js';
import { type Dependency } from '../manifests/dependency.js';
import { readManifest } from '../manifests/read-manifest.js';
import { type BlobAnswer, type RepositoryManifestsAnswer } from './answers.js';

/** A manifest as GitHub gave it. */
export interface ManifestFile {
  /** In the repository. */
  path: string;
  /** Null where GitHub gave a part of it alone. */
  text: string | null;
}

/** The aliases of document 07, and the files they stand for. */
const MANIFEST_ALIASES = {
  packageJson: 'package.json',
  pyprojectToml: 'pyproject.toml',
  requirementsTxt: 'requirements.txt',
  goMod: 'go.mod',
  cargoToml: 'Cargo.toml',
  pomXml: 'pom.xml',
  buildGradle: 'build.gradle',
  buildGradleKts: 'build.gradle.kts',
  versionCatalog: 'gradle/libs.versions.toml',
  gemfile: 'Gemfile',
  composerJson: 'composer.json',
  packagesProps: 'Directory.Packages.props',
  mixExs: 'mix.exs',
  packageSwift: 'Package.swift',
  pubspecYaml: 'pubspec.yaml',
} as const satisfies Record<ManifestField, string>;

/** The manifests that an answer holds, each path once. Files that are not there, are empty or are no text are left out. */
export function manifestFiles(answer: RepositoryManifestsAnswer): ManifestFile[] {
  const blobs = new Map<string, BlobAnswer | null | undefined>(Object.entries(answer.manifests ?? {}));
  for (const [alias, path] of Object.entries(MANIFEST_ALIASES)) {
    if (!blobs.has(path)) blobs.set(path, answer[alias as keyof typeof MANIFEST_ALIASES]);
  }
  return [...blobs].flatMap(([path, blob]): ManifestFile[] => {
    if (blob?.isTruncated === true) return [{ path, text: null }];
    return blob?.text ? [{ path, text: blob.text }] : [];
  });
}

/** The answer without its files, which are many times as large as what they name. */
export function withoutFiles(answer: RepositoryManifestsAnswer): RepositoryManifestsAnswer {
  const rest = Object.entries(answer).filter(([field]) => field !== 'manifests' && !(field in MANIFEST_ALIASES));
  return Object.fromEntries(rest) as unknown as RepositoryManifestsAnswer;
}

/** What several files name, each package once; a use beyond development counts. */
export function mergeDependencies(lists: Iterable<readonly Dependency[]>): Dependency[] {
  const byName = new Map<string, Dependency>();
  for (const dependencies of lists) {
    for (const found of dependencies) {
      const key = `${found.ecosystem}:${found.name}`;
      if (byName.get(key)?.development !== false) byName.set(key, found);
    }
  }
  return [...byName.values()];
}

/** The packages that the manifests of one repository name, each once. */
export function readDependencies(answer: RepositoryManifestsAnswer): Dependency[] {
  return mergeDependencies(manifestFiles(answer).map((file) => readManifestFile(file).dependencies));
}

/** What a manifest names, or why it could not be read. */
export function readManifestFile({ path, text }: ManifestFile): ReturnType<typeof readManifest> {
  return text === null ? { dependencies: [], unreadable: 'cut' } : readManifest(path, text);
}

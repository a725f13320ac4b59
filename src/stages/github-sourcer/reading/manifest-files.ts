import { type ManifestField } from '../../../github/documents/document-types.js';
import { type Dependency } from '../manifests/dependency.js';
import { ASKED_FILES } from '../manifests/ecosystems.js';
import { readManifest } from '../manifests/read-manifest.js';
import { type BlobAnswer, type RepositoryManifestsAnswer } from './answers.js';

/** A manifest as GitHub returned it. */
export interface ManifestFile {
  /** Path in the repository. */
  path: string;
  /** Null if GitHub returned only a part of the text. */
  text: string | null;
}

/** Returns the manifests of a response, each path once. Leaves out files that are missing, empty or binary. */
export function manifestFiles(answer: RepositoryManifestsAnswer): ManifestFile[] {
  const blobs = new Map<string, BlobAnswer | null | undefined>(Object.entries(answer.manifests ?? {}));
  for (const [alias, { path }] of ASKED_FILES) {
    if (!blobs.has(path)) blobs.set(path, answer[alias as ManifestField]);
  }
  return [...blobs].flatMap(([path, blob]): ManifestFile[] => {
    if (blob?.isTruncated === true) return [{ path, text: null }];
    return blob?.text ? [{ path, text: blob.text }] : [];
  });
}

/** Returns the response without its files, which are many times larger than their lists of packages. */
export function withoutFiles(answer: RepositoryManifestsAnswer): RepositoryManifestsAnswer {
  const rest = Object.entries(answer).filter(([field]) => field !== 'manifests' && !ASKED_FILES.has(field));
  return Object.fromEntries(rest) as unknown as RepositoryManifestsAnswer;
}

/** Merges the packages of several files, each once. A package counts as development only if every file says so. */
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

/** Returns the packages that the manifests of one repository name, each once. */
export function readDependencies(answer: RepositoryManifestsAnswer): Dependency[] {
  return mergeDependencies(manifestFiles(answer).map((file) => readManifestFile(file).dependencies));
}

/** Returns the packages of a manifest, or why it could not be read. */
export function readManifestFile({ path, text }: ManifestFile): ReturnType<typeof readManifest> {
  return text === null ? { dependencies: [], unreadable: 'cut' } : readManifest(path, text);
}

import { type ManifestField, type RepositoryManifestsNode } from '../../../github/documents/document-types.js';
import { type Ecosystem } from './manifest-choice.js';

/** For which ecosystem repository-manifests.graphql asks for a file. */
const ECOSYSTEM_OF_FILE: Readonly<Record<ManifestField, Ecosystem>> = {
  packageJson: 'node',
  pyprojectToml: 'python',
  requirementsTxt: 'python',
  goMod: 'go',
  cargoToml: 'rust',
  pomXml: 'jvm',
  buildGradle: 'jvm',
  buildGradleKts: 'jvm',
  versionCatalog: 'jvm',
  gemfile: 'ruby',
  composerJson: 'php',
  packagesProps: 'dotnet',
  mixExs: 'elixir',
  packageSwift: 'swift',
  pubspecYaml: 'dart',
};

/**
 * An answer without the files of other ecosystems. They come where a request asks for repositories of several: what is
 * known of a repository must not depend on its neighbours there, which are others after a restart or beside another run.
 */
export function withOwnFiles(node: RepositoryManifestsNode, ecosystem: Ecosystem | null): RepositoryManifestsNode {
  const kept = Object.entries(node).filter(([field]) => !(field in ECOSYSTEM_OF_FILE) || ECOSYSTEM_OF_FILE[field as ManifestField] === ecosystem);
  return Object.fromEntries(kept) as unknown as RepositoryManifestsNode;
}

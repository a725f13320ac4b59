import { type RepositoryManifestsNode } from '../../../github/documents/document-types.js';
import { ASKED_FILES } from '../manifests/ecosystems.js';

/**
 * An answer without the files of other ecosystems. They come where a request asks for repositories of several: what is
 * known of a repository must not depend on its neighbours there, which are others after a restart or beside another run.
 */
export function withOwnFiles(node: RepositoryManifestsNode, ecosystem: string | null): RepositoryManifestsNode {
  const kept = Object.entries(node).filter(([field]) => (ASKED_FILES.get(field)?.ecosystem ?? ecosystem) === ecosystem);
  return Object.fromEntries(kept) as unknown as RepositoryManifestsNode;
}

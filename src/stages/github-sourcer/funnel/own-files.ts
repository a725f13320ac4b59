import { type RepositoryManifestsNode } from '../../../github/documents/document-types.js';
import { ASKED_FILES } from '../manifests/ecosystems.js';

/**
 * Removes the files of other ecosystems from a response. A request for repositories of several ecosystems returns them
 * too. Without this, the data of a repository would depend on the other repositories of the request, which differ after
 * a restart or beside another run.
 */
export function withOwnFiles(node: RepositoryManifestsNode, ecosystem: string | null): RepositoryManifestsNode {
  const kept = Object.entries(node).filter(([field]) => (ASKED_FILES.get(field)?.ecosystem ?? ecosystem) === ecosystem);
  return Object.fromEntries(kept) as unknown as RepositoryManifestsNode;
}

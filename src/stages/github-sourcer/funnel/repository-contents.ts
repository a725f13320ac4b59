import { type RecentAuthors } from '../../../domain/candidate.js';
import { type RepositoryManifestsNode } from '../../../github/documents/document-types.js';
import { ASKED_FILES } from '../manifests/ecosystems.js';
import { type AuthorshipField } from '../reading/answers.js';

/** What is kept of GitHub's response about one repository. */
export type RepositoryContents = Omit<RepositoryManifestsNode, AuthorshipField> & { recentAuthors?: RecentAuthors };

/**
 * Counts to whom GitHub credits the newest commits of the default branch. Undefined if the response has no commits.
 * The commits are counted before the response is stored, so that no ids of other people are kept.
 */
function countAuthors({ owner, defaultBranchRef }: RepositoryManifestsNode): RecentAuthors | undefined {
  const target = defaultBranchRef?.target;
  const commits = target && 'history' in target ? (target.history.nodes ?? []) : [];
  if (commits.length === 0) return undefined;
  const authors: RecentAuthors = { person: 0, others: 0, unknown: 0 };
  for (const commit of commits) {
    const id = commit?.author?.user?.id;
    if (id === undefined) authors.unknown++;
    else if (id === owner.id) authors.person++;
    else authors.others++;
  }
  return authors;
}

/**
 * Returns what is kept of a response: the files of its own ecosystem, and the counts of its newest commits. A request
 * for repositories of several ecosystems returns the files of all of them. If they were kept, the data of a repository
 * would depend on the other repositories of the request, which differ after a restart or beside another run.
 */
export function repositoryContents(node: RepositoryManifestsNode, ecosystem: string | null): RepositoryContents {
  const { owner: _owner, defaultBranchRef: _branch, ...rest } = node;
  const kept = Object.entries(rest).filter(([field]) => (ASKED_FILES.get(field)?.ecosystem ?? ecosystem) === ecosystem);
  const recentAuthors = countAuthors(node);
  return {
    ...(Object.fromEntries(kept) as unknown as RepositoryContents),
    ...(recentAuthors === undefined ? {} : { recentAuthors }),
  };
}

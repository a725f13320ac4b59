import {
  type ManifestVariables,
  type RepositoryHeadNode,
  type RepositoryManifestsNode,
} from '../../../github/documents/document-types.js';
import { type GithubSession } from '../../../github/github-session.js';
import { type BatchResult, type IsSettled, loadNodes } from '../../../github/requests/in-batches.js';
import { type GithubRun } from '../github-run.js';
import { CACHED_RESPONSE_TTL, SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { ECOSYSTEMS } from '../manifests/ecosystems.js';
import { type RepositoryManifestsAnswer } from '../reading/answers.js';
import { type ManifestChoice } from './manifest-choice.js';
import { manifestFiles } from '../reading/manifest-files.js';
import { choosePaths, nestedPaths } from '../manifests/nested-paths.js';
import { loadNestedManifests } from './load-nested-manifests.js';
import { repositoryContents, type RepositoryContents } from './repository-contents.js';

/** The key of a cached manifest: the repository and its head commit. */
const keyOf = (id: string, oid: string): string => `${id}@${oid}`;
const idOf = (key: string): string => key.slice(0, key.lastIndexOf('@'));

/** Loads the head commit of each repository. Leaves out repositories that have no commit or could not be loaded. */
async function loadHeads(run: GithubRun, choices: readonly ManifestChoice[]): Promise<Map<string, string>> {
  const { loaded } = await run.load<RepositoryHeadNode>({
    step: 'heads',
    kind: 'head',
    ids: choices.map(({ id }) => id),
    ttl: CACHED_RESPONSE_TTL.search,
    people: () => [],
    fetch: (ids, session, isSettled) =>
      loadNodes(session, 'repositoryHeads', ids, { batchSize: SOURCING_LIMITS.headBatch, variables: {}, isSettled }),
  });
  return new Map(
    [...loaded].flatMap(([id, { value }]) =>
      value.defaultBranchRef?.target ? [[id, value.defaultBranchRef.target.oid]] : [],
    ),
  );
}

/** Requests full batches, sorted by ecosystem, so that each request names few files that do not exist. */
async function* fetchManifests(
  session: GithubSession,
  keys: readonly string[],
  choiceOf: ReadonlyMap<string, ManifestChoice>,
  isSettled: IsSettled,
): AsyncGenerator<BatchResult<RepositoryContents>> {
  const ecosystemOf = (key: string): string | null => choiceOf.get(idOf(key))?.ecosystem ?? null;
  const variableOf = (key: string): string | undefined => ECOSYSTEMS[ecosystemOf(key) ?? '']?.variable;
  const place = (key: string): string => `${variableOf(key) ?? '~'} ${key}`;
  let left = [...keys].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  while (left.length > 0) {
    const keyOfId = new Map(left.slice(0, SOURCING_LIMITS.manifestBatch).map((key) => [idOf(key), key]));
    left = left.slice(SOURCING_LIMITS.manifestBatch);
    const variables: ManifestVariables = { commits: SOURCING_LIMITS.recentCommits };
    for (const key of keyOfId.values()) {
      const variable = variableOf(key);
      if (variable !== undefined) variables[variable as Exclude<keyof ManifestVariables, 'commits'>] = true;
    }
    const named = (id: string): string => keyOfId.get(id) ?? id;
    const options = {
      batchSize: SOURCING_LIMITS.manifestBatch,
      variables,
      isSettled: (id: string) => isSettled(named(id)),
    };
    for await (const batch of loadNodes(session, 'repositoryManifests', [...keyOfId.keys()], options)) {
      yield byKey(batch, named, ecosystemOf);
      if (batch.stopped !== null) return;
    }
    left = left.filter((key) => !isSettled(key));
  }
}

/** Puts a batch under the keys of the cache, each repository with what is kept of it. */
function byKey(
  batch: BatchResult<RepositoryManifestsNode>,
  keyOfId: (id: string) => string,
  ecosystemOf: (key: string) => string | null,
): BatchResult<RepositoryContents> {
  const named = <Value>(map: ReadonlyMap<string, Value>): Map<string, Value> =>
    new Map([...map].map(([id, value]) => [keyOfId(id), value]));
  return {
    loaded: new Map(
      [...named(batch.loaded)].map(([key, node]) => [key, repositoryContents(node, ecosystemOf(key))] as const),
    ),
    incomplete: new Set([...batch.incomplete].map(keyOfId)),
    unavailable: named(batch.unavailable),
    gone: new Set([...batch.gone].map(keyOfId)),
    others: named(batch.others),
    stopped: batch.stopped,
  };
}

/** Loads the manifests of repositories, by repository id. Manifests of an unchanged head commit come from the cache. */
export async function loadManifests(
  run: GithubRun,
  choices: readonly ManifestChoice[],
  onProgress: (done: number) => void,
): Promise<Map<string, RepositoryManifestsAnswer>> {
  const choiceOf = new Map(choices.map((choice) => [choice.id, choice]));
  const heads = await loadHeads(run, choices);
  const { loaded } = await run.load<RepositoryContents>({
    step: 'manifests',
    kind: 'repository-contents',
    ids: [...heads].map(([id, oid]) => keyOf(id, oid)),
    ttl: CACHED_RESPONSE_TTL.manifests,
    people: (_, key) => [...(choiceOf.get(idOf(key))?.owners ?? [])],
    onProgress,
    fetch: (keys, session, isSettled) => fetchManifests(session, keys, choiceOf, isSettled),
  });
  const contents = new Map([...loaded].map(([key, { value }]) => [key, value]));
  return withNestedManifests(run, contents, choiceOf);
}

/** Adds the manifests below the root, first of repositories without a manifest at the root, in the order of choice. */
async function withNestedManifests(
  run: GithubRun,
  contents: ReadonlyMap<string, RepositoryContents>,
  choiceOf: ReadonlyMap<string, ManifestChoice>,
): Promise<Map<string, RepositoryManifestsAnswer>> {
  const order = [...choiceOf.keys()];
  const wanted = [...contents]
    .map(([key, value]) => ({
      id: idOf(key),
      key,
      paths: nestedPaths(value, choiceOf.get(idOf(key))?.ecosystem ?? null),
      hasManifest: manifestFiles(value).length > 0,
    }))
    .filter(({ paths }) => paths.length > 0)
    .sort((a, b) => Number(a.hasManifest) - Number(b.hasManifest) || order.indexOf(a.id) - order.indexOf(b.id));
  const nested = await loadNestedManifests(run, choosePaths(wanted), (id) => [...(choiceOf.get(id)?.owners ?? [])]);
  return new Map(
    [...contents].map(([key, value]): [string, RepositoryManifestsAnswer] => {
      const manifests = nested.get(idOf(key));
      return [idOf(key), manifests === undefined ? value : { ...value, manifests }];
    }),
  );
}

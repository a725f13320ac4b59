import { type ManifestVariables, type RepositoryHeadNode, type RepositoryManifestsNode } from '../../../github/document-types.js';
import { type GithubSession } from '../../../github/github-session.js';
import { type BatchResult, loadNodes } from '../../../github/in-batches.js';
import { type GithubRun } from '../github-run.js';
import { SNAPSHOT_TTL, SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { type RepositoryManifestsAnswer } from '../reading/answers.js';
import { type ManifestChoice } from './manifest-choice.js';

/** Manifests are kept by repository and head commit: this is the key of one. */
const keyOf = (id: string, oid: string): string => `${id}@${oid}`;
const idOf = (key: string): string => key.slice(0, key.lastIndexOf('@'));

/** The commit at the head of each repository; without those that have none or could not be asked. */
async function loadHeads(run: GithubRun, choices: readonly ManifestChoice[]): Promise<Map<string, string>> {
  const { loaded } = await run.load<RepositoryHeadNode>({
    step: 'heads',
    kind: 'head',
    ids: choices.map(({ id }) => id),
    ttl: SNAPSHOT_TTL.search,
    people: () => [],
    fetch: (ids, session) => loadNodes(session, 'repositoryHeads', ids, { batchSize: SOURCING_LIMITS.headBatch, variables: {} }),
  });
  return new Map([...loaded].flatMap(([id, { value }]) => (value.defaultBranchRef?.target ? [[id, value.defaultBranchRef.target.oid]] : [])));
}

/** Asks in full batches, sorted by ecosystem, so that each asks for few files that are not there. */
async function fetchManifests(
  session: GithubSession,
  keys: readonly string[],
  choiceOf: ReadonlyMap<string, ManifestChoice>,
  onProgress: (done: number) => void,
): Promise<BatchResult<RepositoryManifestsNode>> {
  const ecosystemOf = (key: string): string => choiceOf.get(idOf(key))?.ecosystem ?? '~';
  const sorted = [...keys].sort((a, b) => (ecosystemOf(a) === ecosystemOf(b) ? (a < b ? -1 : 1) : ecosystemOf(a) < ecosystemOf(b) ? -1 : 1));
  const all: BatchResult<RepositoryManifestsNode> = { loaded: new Map(), incomplete: new Set(), unavailable: new Map(), others: new Map(), stopped: null };
  for (let at = 0; at < sorted.length; at += SOURCING_LIMITS.manifestBatch) {
    const batch = new Map(sorted.slice(at, at + SOURCING_LIMITS.manifestBatch).map((key) => [idOf(key), key]));
    const variables: ManifestVariables = {};
    for (const id of batch.keys()) {
      const ecosystem = choiceOf.get(id)?.ecosystem;
      if (ecosystem) variables[ecosystem] = true;
    }
    if (all.stopped !== null) for (const key of batch.values()) all.unavailable.set(key, 'timeout');
    else merge(all, await loadNodes(session, 'repositoryManifests', [...batch.keys()], { batchSize: SOURCING_LIMITS.manifestBatch, variables }), batch);
    onProgress(Math.min(sorted.length, at + batch.size));
  }
  return all;
}

/** Adds a batch to the rest, under the keys by which it is kept. */
function merge<Value>(all: BatchResult<Value>, part: BatchResult<Value>, keyOfId: ReadonlyMap<string, string>): void {
  const key = (id: string): string => keyOfId.get(id) ?? id;
  for (const [id, value] of part.loaded) all.loaded.set(key(id), value);
  for (const id of part.incomplete) all.incomplete.add(key(id));
  for (const [id, kind] of part.unavailable) all.unavailable.set(key(id), kind);
  for (const [id, type] of part.others) all.others.set(key(id), type);
  all.stopped = part.stopped;
}

/** Loads the manifests of repositories, by repository id. Those whose head has not moved are not asked for again. */
export async function loadManifests(
  run: GithubRun,
  choices: readonly ManifestChoice[],
  onProgress: (done: number) => void,
): Promise<Map<string, RepositoryManifestsAnswer>> {
  const choiceOf = new Map(choices.map((choice) => [choice.id, choice]));
  const heads = await loadHeads(run, choices);
  const { loaded } = await run.load<RepositoryManifestsNode>({
    step: 'manifests',
    kind: 'manifests',
    ids: [...heads].map(([id, oid]) => keyOf(id, oid)),
    ttl: SNAPSHOT_TTL.manifests,
    people: (_, key) => [...(choiceOf.get(idOf(key))?.owners ?? [])],
    fetch: (keys, session) => fetchManifests(session, keys, choiceOf, onProgress),
  });
  return new Map([...loaded].map(([key, { value }]) => [idOf(key), value]));
}

import { type GithubDocuments, type NestedManifestsNode } from '../../../github/documents/document-types.js';
import { type GithubSession } from '../../../github/github-session.js';
import { type BatchResult, type IsSettled, loadNodes } from '../../../github/requests/in-batches.js';
import { type GithubRun } from '../github-run.js';
import { type NestedPaths } from '../manifests/nested-paths.js';
import { CACHED_RESPONSE_TTL, SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { type BlobAnswer } from '../reading/answers.js';

type Variables = Omit<GithubDocuments['repositoryNestedManifests']['variables'], 'ids'>;
/** Files of one repository by their path; null where a file does not exist. */
type Files = Record<string, BlobAnswer | null>;

/** Puts each path once into the slots of the document. */
function slotsOf(wanted: readonly NestedPaths[]): string[] {
  return [...new Set(wanted.flatMap(({ paths }) => paths))];
}

function variablesOf(slots: readonly string[]): Variables {
  const variables: Record<string, string | boolean> = {};
  for (const [slot, path] of slots.entries()) {
    variables[`path${slot}`] = `HEAD:${path}`;
    variables[`use${slot}`] = true;
  }
  return variables;
}

/** Returns the files that were wanted of this repository: the request asks every path of every repository. */
function filesOf(node: NestedManifestsNode, slots: readonly string[], paths: readonly string[]): Files {
  const fields = node as unknown as Record<string, BlobAnswer | null | undefined>;
  return Object.fromEntries(paths.map((path) => [path, fields[`file${slots.indexOf(path)}`] ?? null]));
}

async function* fetchFiles(
  session: GithubSession,
  keys: readonly string[],
  wanted: ReadonlyMap<string, NestedPaths>,
  isSettled: IsSettled,
): AsyncGenerator<BatchResult<Files>> {
  const asked = keys.flatMap((key) => wanted.get(key) ?? []);
  const slots = slotsOf(asked);
  const byId = new Map(asked.map((each) => [each.id, each]));
  const keyOf = (id: string): string => byId.get(id)?.key ?? id;
  const named = <Value>(map: ReadonlyMap<string, Value>): Map<string, Value> =>
    new Map([...map].map(([id, value]) => [keyOf(id), value]));
  const options = {
    batchSize: SOURCING_LIMITS.nestedRepositories,
    variables: variablesOf(slots),
    isSettled: (id: string) => isSettled(keyOf(id)),
  };
  for await (const batch of loadNodes(session, 'repositoryNestedManifests', [...byId.keys()], options)) {
    yield {
      ...batch,
      loaded: new Map(
        [...batch.loaded].map(([id, node]) => [keyOf(id), filesOf(node, slots, byId.get(id)?.paths ?? [])]),
      ),
      incomplete: new Set([...batch.incomplete].map(keyOf)),
      unavailable: named(batch.unavailable),
      gone: new Set([...batch.gone].map(keyOf)),
      others: named(batch.others),
    };
  }
}

/** Loads manifests below the root, by repository id, in one request. */
export async function loadNestedManifests(
  run: GithubRun,
  wanted: readonly NestedPaths[],
  ownersOf: (id: string) => readonly number[],
): Promise<Map<string, Files>> {
  const byKey = new Map(wanted.map((each) => [each.key, each]));
  const { loaded } = await run.load<Files>({
    step: 'manifests',
    kind: 'nested-manifests',
    ids: [...byKey.keys()],
    ttl: CACHED_RESPONSE_TTL.manifests,
    people: (_, key) => ownersOf(byKey.get(key)?.id ?? ''),
    fetch: (keys, session, isSettled) => fetchFiles(session, keys, byKey, isSettled),
  });

  return new Map([...loaded].map(([key, { value }]) => [byKey.get(key)?.id ?? '', value]));
}

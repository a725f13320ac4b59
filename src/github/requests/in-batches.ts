import { Problem } from '../../platform/common/problem.js';
import {
  type GithubDocuments,
  type NodeOf,
  type NodesDocumentName,
  type SearchesDocumentName,
  type SearchPageOf,
} from '../documents/document-types.js';
import { FINAL, GithubFailure, type GithubFailureKind, type GithubFieldError, LIMITS, SPLITTABLE } from '../errors.js';
import { type GithubSession } from '../github-session.js';

/**
 * The result for a list of things to load, or for one request's part of it. Missing evidence is not evidence of
 * absence, so every failure is listed with its reason.
 */
export interface BatchResult<Value> {
  loaded: Map<string, Value>;
  /** Loaded, but GitHub left out parts. */
  incomplete: Set<string>;
  /** Not loaded, by kind of failure; `not-found` also for accounts that were deleted meanwhile. */
  unavailable: Map<string, GithubFailureKind>;
  /** Those of `unavailable` for which GitHub said that they do not exist. Empty if the request failed as a whole. */
  gone: Set<string>;
  /** Not loaded because the id belongs to something else, e.g. an `Organization`. */
  others: Map<string, string>;
  /**
   * Why the rest was not tried: a limit beyond the deadline, the deadline itself, or a refused token. Null if all was
   * tried.
   */
  stopped: Problem | null;
}

/**
 * The result of each request as soon as the response is there. The next request is sent when the next batch is read. A
 * batch with a reason to stop is the last one; it lists the rest as unavailable.
 */
export type Batches<Value> = AsyncIterable<BatchResult<Value>>;

/** Returns whether an id is no longer needed, e.g. because another run has loaded it. Called before each request. */
export type IsSettled = (id: string) => boolean;

type Outcome<Value> =
  { value: Value; complete: boolean } | { failure: GithubFailureKind; gone?: boolean } | { other: string };

/** Returns a result without entries. */
export function emptyBatch<Value>(): BatchResult<Value> {
  return {
    loaded: new Map(),
    incomplete: new Set(),
    unavailable: new Map(),
    gone: new Set(),
    others: new Map(),
    stopped: null,
  };
}

/** Merges all batches into one result. */
export async function inOne<Value>(batches: Batches<Value>): Promise<BatchResult<Value>> {
  const result = emptyBatch<Value>();
  for await (const batch of batches) {
    for (const [key, value] of batch.loaded) result.loaded.set(key, value);
    for (const [key, kind] of batch.unavailable) result.unavailable.set(key, kind);
    for (const [key, type] of batch.others) result.others.set(key, type);
    for (const key of batch.incomplete) result.incomplete.add(key);
    for (const key of batch.gone) result.gone.add(key);
    result.stopped = batch.stopped;
  }
  return result;
}

/** Returns the kind of failure for the reason why something was not tried. */
export function kindOf(stopped: Problem): GithubFailureKind {
  return stopped instanceof GithubFailure ? stopped.kind : 'timeout';
}

export interface NodesOptions<Name extends NodesDocumentName> {
  /** Ids in the first request, at most 100; halved if GitHub refuses the request as too heavy. */
  batchSize: number;
  /** The document's variables without the ids. */
  variables: Omit<GithubDocuments[Name]['variables'], 'ids'>;
  isSettled?: IsSettled;
  /** Called for a single id that is still too heavy; null means that it stays unavailable. */
  lastResort?: (id: string) => Promise<NodeOf<Name> | null>;
}

/** Loads nodes by id in batches. A batch that times out or exceeds a resource limit is halved, down to one id. */
export function loadNodes<Name extends NodesDocumentName>(
  session: GithubSession,
  name: Name,
  ids: string[],
  options: NodesOptions<Name>,
): Batches<NodeOf<Name>> {
  const load = async (batch: string[]): Promise<Map<string, Outcome<NodeOf<Name>>>> => {
    const variables = { ...options.variables, ids: batch } as GithubDocuments[Name]['variables'];
    const { data, errors } = await session.query(name, variables, {
      retryTimeouts: batch.length === 1 && !options.lastResort,
    });
    const { nodes } = data as { nodes: ({ typeName: string } | null)[] };
    return new Map(
      batch.map((id, index) => [
        id,
        nodeOutcome<NodeOf<Name>>(nodes[index], errorsUnder(errors, 'nodes', index), errors, typeOf(name)),
      ]),
    );
  };
  return inBatches(session, ids, load, options);
}

/** Runs searches, up to five in one request. The keys of `queries` are the caller's. */
export function loadSearches<Name extends SearchesDocumentName>(
  session: GithubSession,
  name: Name,
  queries: Map<string, string>,
  options: { first: number; batchSize?: number; isSettled?: IsSettled },
): Batches<SearchPageOf<Name>> {
  const load = async (batch: string[]): Promise<Map<string, Outcome<SearchPageOf<Name>>>> => {
    const variables = Object.fromEntries(
      batch.flatMap((key, index) => [
        [`query${index}`, queries.get(key)],
        ...(index === 0 ? [] : [[`use${index}`, true]]),
      ]),
    );
    const given = { ...variables, first: options.first } as GithubDocuments[Name]['variables'];
    const { data, errors } = await session.query(name, given, { retryTimeouts: batch.length === 1 });
    const pages = data as unknown as Record<string, SearchPageOf<Name> | null | undefined>;
    return new Map(
      batch.map((key, index) => [
        key,
        searchOutcome(pages[`search${index}`] ?? null, errorsUnder(errors, `search${index}`), errors),
      ]),
    );
  };
  return inBatches(session, [...queries.keys()], load, {
    batchSize: Math.min(options.batchSize ?? 5, 5),
    isSettled: options.isSettled,
  });
}

interface EngineOptions<Value> {
  batchSize: number;
  isSettled?: IsSettled | undefined;
  lastResort?: ((key: string) => Promise<Value | null>) | undefined;
}

async function* inBatches<Value>(
  session: GithubSession,
  keys: string[],
  load: (batch: string[]) => Promise<Map<string, Outcome<Value>>>,
  options: EngineOptions<Value>,
): AsyncGenerator<BatchResult<Value>> {
  const isOpen = (key: string): boolean => !options.isSettled?.(key);
  let batches = chunks([...new Set(keys)], options.batchSize);
  let failuresInARow = 0;
  for (let batch = batches.shift(); batch; batch = batches.shift()) {
    const part = emptyBatch<Value>();
    try {
      const again = settle(await load(batch), batch.length === 1, part);
      failuresInARow = 0;
      if (batch.length > 1) batches.unshift(...chunks([...again.keys()], Math.ceil(batch.length / 2)));
      else for (const [key, kind] of again) await giveUp([key], kind, options, part);
    } catch (error) {
      const failure = asProblem(error);
      failuresInARow += 1;
      if (
        !(failure instanceof GithubFailure) ||
        isFinal(failure.kind) ||
        failuresInARow >= session.failuresInARow(failure.kind)
      ) {
        yield stoppedBatch(failure, [batch, ...batches].flat());
        return;
      }
      if (batch.length > 1 && SPLITTABLE.has(failure.kind))
        batches.unshift(...chunks(batch, Math.ceil(batch.length / 2)));
      else await giveUp(batch, failure.kind, options, part);
    }
    if (part.loaded.size + part.unavailable.size + part.others.size === 0) continue;
    yield part;
    batches = batches.map((keys) => keys.filter(isOpen)).filter((keys) => keys.length > 0);
  }
}

/** Sorts every outcome into the result; returns the ids that are worth requesting again in smaller parts. */
function settle<Value>(
  outcomes: Map<string, Outcome<Value>>,
  single: boolean,
  result: BatchResult<Value>,
): Map<string, GithubFailureKind> {
  const again = new Map<string, GithubFailureKind>();
  for (const [key, outcome] of outcomes) {
    if ('other' in outcome) result.others.set(key, outcome.other);
    else if ('failure' in outcome) {
      if (SPLITTABLE.has(outcome.failure)) again.set(key, outcome.failure);
      else result.unavailable.set(key, outcome.failure);
      if (outcome.gone) result.gone.add(key);
    } else if (!single && !outcome.complete) again.set(key, 'resource-limit');
    else {
      result.loaded.set(key, outcome.value);
      if (!outcome.complete) result.incomplete.add(key);
    }
  }
  return again;
}

async function giveUp<Value>(
  batch: string[],
  kind: GithubFailureKind,
  options: EngineOptions<Value>,
  result: BatchResult<Value>,
): Promise<void> {
  for (const key of batch) {
    const value = SPLITTABLE.has(kind) ? await options.lastResort?.(key) : null;
    if (value === null || value === undefined) result.unavailable.set(key, kind);
    else result.loaded.set(key, value);
  }
}

function stoppedBatch<Value>(failure: Problem, left: string[]): BatchResult<Value> {
  return { ...emptyBatch<Value>(), unavailable: new Map(left.map((key) => [key, kindOf(failure)])), stopped: failure };
}

function nodeOutcome<Value>(
  node: { typeName: string } | null | undefined,
  own: GithubFieldError[],
  all: GithubFieldError[],
  type: string,
): Outcome<Value> {
  if (node === null || node === undefined) {
    const failure =
      (own[0] ?? all.find(({ kind }) => SPLITTABLE.has(kind)))?.kind ?? (node === null ? 'not-found' : 'malformed');
    // If the errors name no node, or there is no list at all, a missing node does not prove that this node does not
    // exist.
    return { failure, gone: failure === 'not-found' && (own.length > 0 || (node === null && all.length === 0)) };
  }
  if (node.typeName !== type) return { other: node.typeName };
  return { value: node as Value, complete: !own.some(({ kind }) => SPLITTABLE.has(kind)) };
}

function searchOutcome<Value>(page: Value | null, own: GithubFieldError[], all: GithubFieldError[]): Outcome<Value> {
  if (page === null) return { failure: (own[0] ?? all[0])?.kind ?? 'server-error' };
  return { value: page, complete: !own.some(({ kind }) => SPLITTABLE.has(kind)) };
}

function errorsUnder(errors: GithubFieldError[], ...path: (string | number)[]): GithubFieldError[] {
  return errors.filter((error) => path.every((part, index) => error.path[index] === part));
}

/**
 * No further request can succeed: the token is refused, GitHub is not reachable, or a limit lasts beyond the deadline.
 */
function isFinal(kind: GithubFailureKind): boolean {
  return FINAL.has(kind) || LIMITS.has(kind);
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem && error.code !== 'cancelled') return error;
  throw error;
}

function typeOf(name: NodesDocumentName): 'User' | 'Repository' {
  return name.startsWith('repository') ? 'Repository' : 'User';
}

function chunks<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

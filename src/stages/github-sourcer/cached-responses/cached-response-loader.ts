import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock.js';
import { type Problem } from '../../../platform/common/problem.js';
import { type GithubFailureKind } from '../../../github/errors.js';
import { type Batches, type BatchResult, type IsSettled, kindOf } from '../../../github/requests/in-batches.js';
import { absence, readAbsence } from './absence.js';
import { type CachedResponseEntry, CachedResponseStore } from './cached-response-store.js';

/** A value and the time at which GitHub returned it. */
export interface Loaded<Value> {
  value: Value;
  fetchedAt: Date;
}

/** The result of loading a list of things from the store, from another run or from GitHub. */
export interface LoadResult<Value> {
  /** In the order of the request, wherever the values came from. */
  loaded: Map<string, Loaded<Value>>;
  /** Ids that were not loaded, with the kind of failure. */
  unavailable: Map<string, GithubFailureKind>;
  /** Ids that were not loaded because they belong to another type of thing, with that type. */
  others: Map<string, string>;
  /** Why the remaining ids were not tried, or null. */
  stopped: Problem | null;
}

/** How one kind of thing is loaded. */
export interface LoadRequest<Value> {
  /** Prefix of the keys in the store. */
  kind: string;
  ids: readonly string[];
  /** Milliseconds for which a cached response may be used again. */
  ttl: number;
  /** Milliseconds for which an absence may be used again: GitHub does not know the id, or the id has another type. */
  absenceTtl: number;
  /** Asks GitHub for ids that nobody has loaded. Skips ids that are settled in the meantime. */
  fetch: (ids: string[], isSettled: IsSettled) => Batches<Value>;
  /** Returns the numeric ids of the people whom a value is about. */
  people: (value: Value, id: string) => readonly number[];
  /** Waits for another run, but not beyond the end of this run. Throws if this run is over. */
  within: <Result>(promise: Promise<Result>) => Promise<Result | null>;
  /** Called after each batch that was stored. An error that it throws ends the loading. */
  checkpoint: () => Promise<void>;
  /** Receives the number of settled ids. */
  onProgress?: (settled: number) => void;
}

/** How the loading of one thing ended. `abandoned`: the run that loaded it stopped for a reason of its own. */
type FlightOutcome = 'stored' | 'abandoned' | { unavailable: GithubFailureKind } | { other: string };

/** A load in progress that other runs can wait for. */
interface Flight {
  finished: Promise<FlightOutcome>;
  finish: (outcome: FlightOutcome) => void;
}

/**
 * Loads through the store, and never loads the same thing twice at a time. A run that needs what another run is loading
 * waits for it, and loads it itself only if the other run gave up. Each batch is stored before the next batch is
 * requested, so that a killed process loses at most the request in progress.
 */
@Injectable()
export class CachedResponseLoader {
  private readonly flights = new Map<string, Flight>();

  constructor(
    private readonly store: CachedResponseStore,
    private readonly clock: Clock,
  ) {}

  /** Deletes everything that is stored about a person. */
  erase(githubId: number): Promise<void> {
    return this.store.erase(githubId);
  }

  async load<Value>(request: LoadRequest<Value>): Promise<LoadResult<Value>> {
    const ids = [...new Set(request.ids)];
    const result: LoadResult<Value> = { loaded: new Map(), unavailable: new Map(), others: new Map(), stopped: null };
    let open = ids;
    while (open.length > 0) {
      // A load that ends while the store is being read may be stored too late for this read, so its flight is checked
      // too.
      const before = new Map(open.map((id) => [id, this.flights.get(`${request.kind}:${id}`)]));
      await this.readStore(request, open, result);
      const missing = open.filter((id) => !isSettled(id, result));
      if (result.stopped !== null) {
        for (const id of missing) result.unavailable.set(id, kindOf(result.stopped));
        break;
      }
      const inFlight = missing.flatMap((id) => {
        const flight = this.flights.get(`${request.kind}:${id}`) ?? before.get(id);
        return flight === undefined ? [] : [{ id, finished: flight.finished }];
      });
      const inFlightIds = new Set(inFlight.map(({ id }) => id));
      const own = missing.filter((id) => !inFlightIds.has(id));
      if (own.length > 0) await this.fetch(request, own, result);
      open = await this.awaitOthers(request, inFlight, result);
    }
    return { ...result, loaded: inOrder(ids, result.loaded) };
  }

  private async readStore<Value>(
    { kind, onProgress }: LoadRequest<Value>,
    open: readonly string[],
    result: LoadResult<Value>,
  ): Promise<void> {
    const cachedResponses = await this.store.get(
      open.map((id) => `${kind}:${id}`),
      this.clock.now(),
    );
    for (const id of open) {
      const cachedResponse = cachedResponses.get(`${kind}:${id}`);
      if (cachedResponse === undefined) continue;
      const absent = readAbsence(cachedResponse.value);
      if (absent === null)
        result.loaded.set(id, { value: cachedResponse.value as Value, fetchedAt: cachedResponse.fetchedAt });
      else if (absent.otherType === null) result.unavailable.set(id, 'not-found');
      else result.others.set(id, absent.otherType);
    }
    onProgress?.(settledCount(result));
  }

  private async fetch<Value>(request: LoadRequest<Value>, ids: string[], result: LoadResult<Value>): Promise<void> {
    const own = new Map(ids.map((id) => [id, newFlight()]));
    for (const [id, flight] of own) this.flights.set(`${request.kind}:${id}`, flight);
    const finish = (id: string, outcome: FlightOutcome): void => {
      const flight = own.get(id);
      flight?.finish(outcome);
      // Later requests find the value in the store, or start a flight of their own.
      if (this.flights.get(`${request.kind}:${id}`) === flight) this.flights.delete(`${request.kind}:${id}`);
    };
    try {
      for await (const batch of request.fetch(ids, (id) => isSettled(id, result))) {
        result.stopped = batch.stopped;
        // Ids that were not tried have no result for other runs.
        if (batch.stopped !== null) break;
        await this.keep(request, batch, result, finish);
        await this.readStoreAgain(request, ids, result, finish);
      }
      if (result.stopped === null) return;
      for (const id of ids) if (!isSettled(id, result)) result.unavailable.set(id, kindOf(result.stopped));
    } finally {
      for (const id of ids) finish(id, 'abandoned');
    }
  }

  /** Stores a batch, then tells the runs that wait for it. */
  private async keep<Value>(
    request: LoadRequest<Value>,
    batch: BatchResult<Value>,
    result: LoadResult<Value>,
    finish: (id: string, outcome: FlightOutcome) => void,
  ): Promise<void> {
    const fetchedAt = this.clock.now();
    const entries = entriesOf(request, batch, fetchedAt);
    if (entries.length > 0) await this.store.set(entries);
    for (const [id, value] of batch.loaded) {
      result.loaded.set(id, { value, fetchedAt });
      finish(id, 'stored');
    }
    for (const [id, type] of batch.others) {
      result.others.set(id, type);
      finish(id, { other: type });
    }
    for (const [id, kind] of batch.unavailable) {
      result.unavailable.set(id, kind);
      finish(id, { unavailable: kind });
    }
    request.onProgress?.(settledCount(result));
    if (entries.length > 0) await request.checkpoint();
  }

  /** Reads again what another process has stored in the meantime: a list takes GitHub many seconds. */
  private async readStoreAgain<Value>(
    request: LoadRequest<Value>,
    ids: readonly string[],
    result: LoadResult<Value>,
    finish: (id: string, outcome: FlightOutcome) => void,
  ): Promise<void> {
    const open = ids.filter((id) => !isSettled(id, result));
    if (open.length > 0) await this.readStore(request, open, result);
    for (const id of open) if (isSettled(id, result)) finish(id, 'stored');
  }

  /**
   * Returns the ids that still have to be loaded: those that other runs stored (to be read from the store) or
   * abandoned.
   */
  private async awaitOthers<Value>(
    { within }: LoadRequest<Value>,
    inFlight: readonly { id: string; finished: Promise<FlightOutcome> }[],
    result: LoadResult<Value>,
  ): Promise<string[]> {
    const open: string[] = [];
    for (const { id, finished } of inFlight) {
      const outcome = await within(finished);
      if (outcome === null) result.unavailable.set(id, 'timeout');
      else if (outcome === 'stored' || outcome === 'abandoned') open.push(id);
      else if ('other' in outcome) result.others.set(id, outcome.other);
      else result.unavailable.set(id, outcome.unavailable);
    }
    return open;
  }
}

/**
 * Returns the part of a batch that is stored. An incomplete response is used by this run only; the next run asks again,
 * as it does after a failure.
 */
function entriesOf<Value>(
  { kind, ttl, absenceTtl, people }: LoadRequest<Value>,
  batch: BatchResult<Value>,
  fetchedAt: Date,
): CachedResponseEntry[] {
  const entry = (id: string, value: unknown, lifetime: number, about: readonly number[]): CachedResponseEntry => ({
    key: `${kind}:${id}`,
    value,
    fetchedAt,
    expiresAt: new Date(fetchedAt.getTime() + lifetime),
    people: about,
  });
  return [
    ...[...batch.loaded]
      .filter(([id]) => !batch.incomplete.has(id))
      .map(([id, value]) => entry(id, value, ttl, people(value, id))),
    ...[...batch.others].map(([id, type]) => entry(id, absence(type), absenceTtl, [])),
    ...[...batch.gone].map((id) => entry(id, absence(null), absenceTtl, [])),
  ];
}

function newFlight(): Flight {
  let finish: Flight['finish'] = () => undefined;
  const finished = new Promise<FlightOutcome>((resolve) => (finish = resolve));
  return { finished, finish };
}

function isSettled<Value>(id: string, { loaded, unavailable, others }: LoadResult<Value>): boolean {
  return loaded.has(id) || unavailable.has(id) || others.has(id);
}

function settledCount<Value>({ loaded, unavailable, others }: LoadResult<Value>): number {
  return loaded.size + unavailable.size + others.size;
}

function inOrder<Value>(ids: readonly string[], loaded: ReadonlyMap<string, Value>): Map<string, Value> {
  return new Map(ids.flatMap((id) => (loaded.has(id) ? [[id, loaded.get(id) as Value] as const] : [])));
}

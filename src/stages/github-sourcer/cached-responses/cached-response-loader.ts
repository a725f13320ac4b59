import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock.js';
import { type Problem } from '../../../platform/common/problem.js';
import { type GithubFailureKind } from '../../../github/errors.js';
import { type Batches, type BatchResult, type IsSettled, kindOf } from '../../../github/requests/in-batches.js';
import { absence, readAbsence } from './absence.js';
import { type CachedResponseEntry, CachedResponseStore } from './cached-response-store.js';

/** A value and when GitHub gave it. */
export interface Loaded<Value> {
  value: Value;
  fetchedAt: Date;
}

/** What came of a list of things, from the store, from another run or from GitHub. */
export interface LoadResult<Value> {
  /** In the order in which they were asked for, wherever they came from. */
  loaded: Map<string, Loaded<Value>>;
  /** Not loaded, by the kind of failure. */
  unavailable: Map<string, GithubFailureKind>;
  /** Not loaded because the id is of something else, by its type. */
  others: Map<string, string>;
  /** Why the rest was not tried, or null. */
  stopped: Problem | null;
}

/** How a kind of thing is loaded. */
export interface LoadRequest<Value> {
  /** Beginning of the keys in the store. */
  kind: string;
  ids: readonly string[];
  /** Milliseconds for which an answer may be used again. */
  ttl: number;
  /** Milliseconds for which it holds that GitHub does not know an id, or that it is of something else. */
  absenceTtl: number;
  /** Asks GitHub for what nobody has, but not for what is settled by then. */
  fetch: (ids: string[], isSettled: IsSettled) => Batches<Value>;
  /** The people whom a value tells about. */
  people: (value: Value, id: string) => readonly number[];
  /** Waits for another run, but not beyond the end of this one. Throws where the run is over. */
  within: <Result>(promise: Promise<Result>) => Promise<Result | null>;
  /** Called after each batch that was stored. What it throws ends the loading. */
  checkpoint: () => Promise<void>;
  /** Told how many of the ids are settled. */
  onProgress?: (settled: number) => void;
}

/** How the loading of one thing ended. `abandoned`: whoever loaded it gave up for reasons of their own. */
type Landing = 'stored' | 'abandoned' | { unavailable: GithubFailureKind } | { other: string };

/** Something that is being loaded, for others who want it. */
interface Flight {
  landing: Promise<Landing>;
  land: (landing: Landing) => void;
}

/**
 * Loads through the store, and never the same thing twice at a time: runs that want what another run is loading wait
 * for it, and load it themselves only if that run gave up. Each batch is stored before the next one is asked for: a
 * process that is killed has lost no more than the request under way.
 */
@Injectable()
export class CachedResponseLoader {
  private readonly flights = new Map<string, Flight>();

  constructor(
    private readonly store: CachedResponseStore,
    private readonly clock: Clock,
  ) {}

  /** Forgets everything that is kept about a person. */
  erase(githubId: number): Promise<void> {
    return this.store.erase(githubId);
  }

  async load<Value>(request: LoadRequest<Value>): Promise<LoadResult<Value>> {
    const ids = [...new Set(request.ids)];
    const result: LoadResult<Value> = { loaded: new Map(), unavailable: new Map(), others: new Map(), stopped: null };
    let open = ids;
    while (open.length > 0) {
      // What lands while the store is read may have been stored too late for this read: its flight tells.
      const before = new Map(open.map((id) => [id, this.flights.get(`${request.kind}:${id}`)]));
      await this.readStore(request, open, result);
      const missing = open.filter((id) => !isSettled(id, result));
      if (result.stopped !== null) {
        for (const id of missing) result.unavailable.set(id, kindOf(result.stopped));
        break;
      }
      const flying = missing.flatMap((id) => {
        const flight = this.flights.get(`${request.kind}:${id}`) ?? before.get(id);
        return flight === undefined ? [] : [{ id, landing: flight.landing }];
      });
      const waited = new Set(flying.map(({ id }) => id));
      const mine = missing.filter((id) => !waited.has(id));
      if (mine.length > 0) await this.fetch(request, mine, result);
      open = await this.awaitOthers(request, flying, result);
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
    const mine = new Map(ids.map((id) => [id, newFlight()]));
    for (const [id, flight] of mine) this.flights.set(`${request.kind}:${id}`, flight);
    const land = (id: string, landing: Landing): void => {
      const flight = mine.get(id);
      flight?.land(landing);
      // Whoever comes later finds it in the store, or loads it in a flight of their own.
      if (this.flights.get(`${request.kind}:${id}`) === flight) this.flights.delete(`${request.kind}:${id}`);
    };
    try {
      for await (const batch of request.fetch(ids, (id) => isSettled(id, result))) {
        result.stopped = batch.stopped;
        // What was not even tried says nothing to others.
        if (batch.stopped !== null) break;
        await this.keep(request, batch, result, land);
        await this.lookAgain(request, ids, result, land);
      }
      if (result.stopped === null) return;
      for (const id of ids) if (!isSettled(id, result)) result.unavailable.set(id, kindOf(result.stopped));
    } finally {
      for (const id of ids) land(id, 'abandoned');
    }
  }

  /** Stores a batch, then lets everybody know. */
  private async keep<Value>(
    request: LoadRequest<Value>,
    batch: BatchResult<Value>,
    result: LoadResult<Value>,
    land: (id: string, landing: Landing) => void,
  ): Promise<void> {
    const fetchedAt = this.clock.now();
    const entries = entriesOf(request, batch, fetchedAt);
    if (entries.length > 0) await this.store.set(entries);
    for (const [id, value] of batch.loaded) {
      result.loaded.set(id, { value, fetchedAt });
      land(id, 'stored');
    }
    for (const [id, type] of batch.others) {
      result.others.set(id, type);
      land(id, { other: type });
    }
    for (const [id, kind] of batch.unavailable) {
      result.unavailable.set(id, kind);
      land(id, { unavailable: kind });
    }
    request.onProgress?.(settledCount(result));
    if (entries.length > 0) await request.checkpoint();
  }

  /** What another process has stored since the store was read need not be asked for: a list takes GitHub many seconds. */
  private async lookAgain<Value>(
    request: LoadRequest<Value>,
    ids: readonly string[],
    result: LoadResult<Value>,
    land: (id: string, landing: Landing) => void,
  ): Promise<void> {
    const open = ids.filter((id) => !isSettled(id, result));
    if (open.length > 0) await this.readStore(request, open, result);
    for (const id of open) if (isSettled(id, result)) land(id, 'stored');
  }

  /** Gives back what still has to be loaded: what others stored (to be read), and what they abandoned. */
  private async awaitOthers<Value>(
    { within }: LoadRequest<Value>,
    flying: readonly { id: string; landing: Promise<Landing> }[],
    result: LoadResult<Value>,
  ): Promise<string[]> {
    const open: string[] = [];
    for (const { id, landing } of flying) {
      const landed = await within(landing);
      if (landed === null) result.unavailable.set(id, 'timeout');
      else if (landed === 'stored' || landed === 'abandoned') open.push(id);
      else if ('other' in landed) result.others.set(id, landed.other);
      else result.unavailable.set(id, landed.unavailable);
    }
    return open;
  }
}

/** What of a batch is kept. What came with gaps serves this run; the next one asks again, as it does after a failure. */
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
  let land: Flight['land'] = () => undefined;
  const landing = new Promise<Landing>((resolve) => (land = resolve));
  return { landing, land };
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

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock.js';
import { type Problem } from '../../../common/problem.js';
import { type GithubFailureKind } from '../../../github/errors.js';
import { type BatchResult } from '../../../github/in-batches.js';
import { SnapshotStore } from './snapshot-store.js';

/** A value and when GitHub gave it. */
export interface Loaded<Value> {
  value: Value;
  fetchedAt: Date;
}

/** What came of a list of things, from the store, from another run or from GitHub. */
export interface LoadResult<Value> {
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
  /** Asks GitHub for what nobody has. */
  fetch: (ids: string[]) => Promise<BatchResult<Value>>;
  /** The people whom a value tells about. */
  people: (value: Value, id: string) => readonly number[];
  /** Waits for another run, but not beyond the end of this one. Throws where the run is over. */
  within: <Result>(promise: Promise<Result>) => Promise<Result | null>;
}

/** How the loading of one thing ended. `abandoned`: whoever loaded it gave up for reasons of their own. */
type Flight = 'stored' | 'abandoned' | { unavailable: GithubFailureKind } | { other: string };

/**
 * Loads through the store, and never the same thing twice at a time: runs that want what another run is loading wait
 * for it, and load it themselves only if that run gave up.
 */
@Injectable()
export class SnapshotLoader {
  private readonly flights = new Map<string, Promise<Flight>>();

  constructor(
    private readonly store: SnapshotStore,
    private readonly clock: Clock,
  ) {}

  /** Forgets everything that is kept about a person. */
  erase(githubId: number): Promise<void> {
    return this.store.erase(githubId);
  }

  async load<Value>(request: LoadRequest<Value>): Promise<LoadResult<Value>> {
    const result: LoadResult<Value> = { loaded: new Map(), unavailable: new Map(), others: new Map(), stopped: null };
    let open = [...new Set(request.ids)];
    while (open.length > 0 && result.stopped === null) {
      // What lands while the store is read may have been stored too late for this read: its flight tells.
      const before = new Map(open.map((id) => [id, this.flights.get(`${request.kind}:${id}`)]));
      await this.readStore(request, open, result);
      const missing = open.filter((id) => !result.loaded.has(id));
      const flying = missing.flatMap((id) => {
        const flight = this.flights.get(`${request.kind}:${id}`) ?? before.get(id);
        return flight === undefined ? [] : [{ id, flight }];
      });
      const waited = new Set(flying.map(({ id }) => id));
      const mine = missing.filter((id) => !waited.has(id));
      if (mine.length > 0) await this.fetch(request, mine, result);
      open = await this.awaitOthers(request, flying, result);
    }
    return result;
  }

  private async readStore<Value>({ kind, ids }: LoadRequest<Value>, open: readonly string[], result: LoadResult<Value>): Promise<void> {
    if (ids.length === 0) return;
    const snapshots = await this.store.get(open.map((id) => `${kind}:${id}`), this.clock.now());
    for (const id of open) {
      const snapshot = snapshots.get(`${kind}:${id}`);
      if (snapshot) result.loaded.set(id, { value: snapshot.value as Value, fetchedAt: snapshot.fetchedAt });
    }
  }

  private async fetch<Value>(request: LoadRequest<Value>, ids: string[], result: LoadResult<Value>): Promise<void> {
    const landings = new Map<string, (flight: Flight) => void>();
    for (const id of ids) {
      this.flights.set(`${request.kind}:${id}`, new Promise((resolve) => landings.set(id, resolve)));
    }
    const land = (id: string, flight: Flight): void => landings.get(id)?.(flight);
    try {
      const batch = await request.fetch(ids);
      await this.keep(request, batch, result);
      for (const id of batch.loaded.keys()) land(id, 'stored');
      for (const [id, type] of batch.others) {
        result.others.set(id, type);
        land(id, { other: type });
      }
      result.stopped = batch.stopped;
      for (const [id, kind] of batch.unavailable) {
        result.unavailable.set(id, kind);
        land(id, batch.stopped === null ? { unavailable: kind } : 'abandoned');
      }
    } finally {
      for (const id of ids) {
        this.flights.delete(`${request.kind}:${id}`);
        land(id, 'abandoned');
      }
    }
  }

  private async keep<Value>({ kind, ttl, people }: LoadRequest<Value>, batch: BatchResult<Value>, result: LoadResult<Value>): Promise<void> {
    const fetchedAt = this.clock.now();
    const expiresAt = new Date(fetchedAt.getTime() + ttl);
    for (const [id, value] of batch.loaded) result.loaded.set(id, { value, fetchedAt });
    // What came with gaps serves this run; the next one asks again.
    const whole = [...batch.loaded].filter(([id]) => !batch.incomplete.has(id));
    await this.store.set(whole.map(([id, value]) => ({ key: `${kind}:${id}`, value, fetchedAt, expiresAt, people: people(value, id) })));
  }

  /** Gives back what still has to be loaded: what others stored (to be read), and what they abandoned. */
  private async awaitOthers<Value>(
    { within }: LoadRequest<Value>,
    flying: readonly { id: string; flight: Promise<Flight> }[],
    result: LoadResult<Value>,
  ): Promise<string[]> {
    const open: string[] = [];
    for (const { id, flight } of flying) {
      const landed = await within(flight);
      if (landed === null) result.unavailable.set(id, 'timeout');
      else if (landed === 'stored' || landed === 'abandoned') open.push(id);
      else if ('other' in landed) result.others.set(id, landed.other);
      else result.unavailable.set(id, landed.unavailable);
    }
    return open;
  }
}

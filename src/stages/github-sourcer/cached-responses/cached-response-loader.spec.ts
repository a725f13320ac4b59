import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Clock } from '../../../platform/common/clock.js';
import { Problem } from '../../../platform/common/problem.js';
import { type GithubFailureKind } from '../../../github/errors.js';
import { type BatchResult, emptyBatch } from '../../../github/requests/in-batches.js';
import { MemoryCachedResponseStore } from './memory-cached-response-store.js';
import { type LoadRequest, CachedResponseLoader } from './cached-response-loader.js';

class FixedClock extends Clock {
  time = new Date('2026-06-01T00:00:00Z');
  now(): Date {
    return this.time;
  }
}

type Fetch = LoadRequest<string>['fetch'];

const batch = (loaded: string[], given: Partial<BatchResult<string>> = {}): BatchResult<string> => ({
  ...emptyBatch(),
  loaded: new Map(loaded.map((id) => [id, `value of ${id}`])),
  ...given,
});

/** Returns everything in one batch. */
const everything: Fetch = async function* (ids) {
  yield batch(ids);
};

/** A GitHub that has everything, and records what it was asked for. */
function counting(): { fetch: Fetch; asked: string[][] } {
  const asked: string[][] = [];
  const fetch: Fetch = (ids, isSettled) => {
    asked.push(ids);
    return everything(ids, isSettled);
  };
  return { fetch, asked };
}

interface SetUp {
  loader: CachedResponseLoader;
  store: MemoryCachedResponseStore;
  clock: FixedClock;
  /** The keys in the store at each checkpoint. */
  checkpoints: string[][];
  request: (ids: string[], fetch: Fetch) => LoadRequest<string>;
}

function setUp(): SetUp {
  const clock = new FixedClock();
  const store = new MemoryCachedResponseStore();
  const loader = new CachedResponseLoader(store, clock);
  const checkpoints: string[][] = [];
  const request = (ids: string[], fetch: Fetch): LoadRequest<string> => ({
    kind: 'core',
    ids,
    ttl: 1_000,
    absenceTtl: 500,
    fetch,
    people: () => [7],
    within: (promise) => promise,
    checkpoint: async () =>
      void checkpoints.push([
        ...(
          await store.get(
            ids.map((id) => `core:${id}`),
            clock.now(),
          )
        ).keys(),
      ]),
  });
  return { loader, store, clock, checkpoints, request };
}

/** A fetch that responds when the test says so. */
function held(): { fetch: Fetch; answer: (result: BatchResult<string>) => void; fail: (error: Error) => void } {
  let settle: { answer: (result: BatchResult<string>) => void; fail: (error: Error) => void } | null = null;
  const pending = new Promise<BatchResult<string>>((answer, fail) => (settle = { answer, fail }));
  const fetch: Fetch = async function* () {
    yield await pending;
  };
  return { fetch, answer: (result) => settle?.answer(result), fail: (error) => settle?.fail(error) };
}

describe('a second load', () => {
  it('asks GitHub for nothing while the responses are fresh', async () => {
    const { loader, request } = setUp();
    await loader.load(request(['a', 'b'], everything));
    const { fetch, asked } = counting();
    const { loaded } = await loader.load(request(['a', 'b'], fetch));
    expect([asked, [...loaded.keys()]]).toEqual([[], ['a', 'b']]);
  });

  it('asks only for missing ids, and returns everything in the order of the request', async () => {
    const { loader, request } = setUp();
    await loader.load(request(['b'], everything));
    const { fetch, asked } = counting();
    const { loaded } = await loader.load(request(['a', 'b', 'c', 'c'], fetch));
    expect([asked, [...loaded.keys()]]).toEqual([[['a', 'c']], ['a', 'b', 'c']]);
  });

  it('asks again after the lifetime, after an incomplete response, and after an erasure', async () => {
    const { loader, clock, request } = setUp();
    await loader.load(
      request(['a', 'b', 'c'], async function* (ids) {
        yield batch(ids, { incomplete: new Set(['b']) });
      }),
    );
    const { fetch, asked } = counting();
    await loader.load(request(['a', 'b', 'c'], fetch));
    clock.time = new Date(clock.time.getTime() + 1_000);
    await loader.load(request(['a'], fetch));
    await loader.erase(7);
    await loader.load(request(['a'], fetch));
    expect(asked).toEqual([['b'], ['a'], ['a']]);
  });
});

describe('data that GitHub does not return', () => {
  const gone = batch([], {
    unavailable: new Map([['a', 'not-found']]),
    gone: new Set(['a']),
    others: new Map([['b', 'Organization']]),
  });
  const giving = (result: BatchResult<string>): Fetch =>
    async function* () {
      yield result;
    };

  it('because it is deleted or of another type is not requested again for a while', async () => {
    const { loader, clock, request } = setUp();
    const first = await loader.load(request(['a', 'b'], giving(gone)));
    const { fetch, asked } = counting();
    expect(await loader.load(request(['a', 'b'], fetch))).toEqual(first);
    clock.time = new Date(clock.time.getTime() + 500);
    await loader.load(request(['a', 'b'], fetch));
    expect(asked).toEqual([['a', 'b']]);
  });

  it.each<GithubFailureKind>([
    'timeout',
    'primary-limit',
    'secondary-limit',
    'resource-limit',
    'server-error',
    'network',
    'forbidden',
    'not-found',
  ])('because of a failed request (%s) is requested again', async (kind) => {
    const { loader, request } = setUp();
    await loader.load(request(['a'], giving(batch([], { unavailable: new Map([['a', kind]]) }))));
    const { fetch, asked } = counting();
    await loader.load(request(['a'], fetch));
    expect(asked).toEqual([['a']]);
  });
});

describe('a load that ends in the middle', () => {
  const broken: Fetch = async function* ([first = '', ...others]) {
    yield batch([first]);
    yield batch([], { unavailable: new Map([[others[0] ?? '', 'timeout']]) });
    throw new Error('killed');
  };

  it('has stored the batches that arrived, and called the checkpoint after each of them', async () => {
    const { loader, store, checkpoints, clock, request } = setUp();
    await expect(loader.load(request(['a', 'b', 'c'], broken))).rejects.toThrow('killed');
    const { fetch, asked } = counting();
    await new CachedResponseLoader(store, clock).load(request(['a', 'b', 'c'], fetch));
    expect(asked).toEqual([['b', 'c']]);
    expect(checkpoints).toEqual([['core:a'], ['core:a', 'core:b', 'core:c']]);
  });

  it('stops if this process has lost the lease of the run', async () => {
    const { loader, request } = setUp();
    const batches: string[] = [];
    const fetch: Fetch = async function* (ids) {
      for (const id of ids) {
        batches.push(id);
        yield batch([id]);
      }
    };
    const checkpoint = async (): Promise<void> => Promise.reject(new Error('taken over'));
    await expect(loader.load({ ...request(['a', 'b'], fetch), checkpoint })).rejects.toThrow('taken over');
    expect(batches).toEqual(['a']);
  });

  it('returns what arrived before GitHub stopped it, and reports the rest with that reason', async () => {
    const { loader, request } = setUp();
    const stopped = new Problem('pipeline_timeout');
    const result = await loader.load(
      request(['a', 'b'], async function* () {
        yield batch(['a']);
        yield batch([], { unavailable: new Map([['b', 'timeout']]), stopped });
      }),
    );
    expect([[...result.loaded.keys()], result.unavailable, result.stopped]).toEqual([
      ['a'],
      new Map([['b', 'timeout']]),
      stopped,
    ]);
  });
});

describe('a load beside that of another process', () => {
  it('uses what the other process stores meanwhile, and does not request it', async () => {
    const { loader, store, clock, request } = setUp();
    const other = new CachedResponseLoader(store, clock);
    const asked: string[] = [];
    const oneByOne: Fetch = async function* (ids, isSettled) {
      for (const id of ids) {
        if (isSettled(id)) continue;
        asked.push(id);
        if (id === 'a') await other.load(request(['c'], everything));
        yield batch([id]);
      }
    };
    const { loaded } = await loader.load(request(['a', 'b', 'c'], oneByOne));
    expect([asked, [...loaded.keys()]]).toEqual([
      ['a', 'b'],
      ['a', 'b', 'c'],
    ]);
  });
});

describe('two loads at once', () => {
  it('ask GitHub once for ids that both need', async () => {
    const { loader, request } = setUp();
    const first = held();
    const one = loader.load(request(['a', 'b'], first.fetch));
    const { fetch, asked } = counting();
    const other = loader.load(request(['b', 'c'], fetch));
    first.answer(batch(['a', 'b']));
    expect([[...(await one).loaded.keys()], [...(await other).loaded.keys()], asked]).toEqual([
      ['a', 'b'],
      ['b', 'c'],
      [['c']],
    ]);
  });

  it('let the second one end with the batch that it needs, not with the last batch', async () => {
    const { loader, request } = setUp();
    const rest = held();
    const one = loader.load(
      request(['a', 'b'], async function* (ids, isSettled) {
        yield batch(['a']);
        yield* rest.fetch(ids, isSettled);
      }),
    );
    const { fetch, asked } = counting();
    expect([[...(await loader.load(request(['a'], fetch))).loaded.keys()], asked]).toEqual([['a'], []]);
    rest.answer(batch(['b']));
    expect([...(await one).loaded.keys()]).toEqual(['a', 'b']);
  });

  it('share a failure: the second one does not request what GitHub refused the first one', async () => {
    const { loader, request } = setUp();
    const first = held();
    const one = loader.load(request(['a'], first.fetch));
    const { fetch, asked } = counting();
    const other = loader.load(request(['a'], fetch));
    first.answer(batch([], { unavailable: new Map<string, GithubFailureKind>([['a', 'timeout']]) }));
    expect((await one).unavailable).toEqual(new Map([['a', 'timeout']]));
    expect([(await other).unavailable, asked]).toEqual([new Map([['a', 'timeout']]), []]);
  });

  it.each([
    ['was cancelled', (first: ReturnType<typeof held>) => first.fail(new Error('cancelled'))],
    [
      'ran out of time',
      (first: ReturnType<typeof held>) => first.answer(batch([], { stopped: new Problem('pipeline_timeout') })),
    ],
  ])('let the second one load for itself if the first one %s', async (_, end) => {
    const { loader, request } = setUp();
    const first = held();
    const one = loader.load(request(['a'], first.fetch)).catch(() => null);
    const other = loader.load(request(['a'], everything));
    end(first);
    await one;
    expect([...(await other).loaded.keys()]).toEqual(['a']);
  });

  it('do not let the second one wait beyond its own end', async () => {
    const { loader, request } = setUp();
    const first = held();
    const one = loader.load(request(['a'], first.fetch));
    const late = { ...request(['a'], everything), within: async () => null };
    expect((await loader.load(late)).unavailable).toEqual(new Map([['a', 'timeout']]));
    first.answer(batch(['a']));
    await one;
  });
});

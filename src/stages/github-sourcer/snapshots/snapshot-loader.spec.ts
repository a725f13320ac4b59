import 'reflect-metadata';
import { describe, expect, it, jest } from '@jest/globals';
import { Clock } from '../../../common/clock.js';
import { Problem } from '../../../common/problem.js';
import { type GithubFailureKind } from '../../../github/errors.js';
import { type BatchResult } from '../../../github/in-batches.js';
import { MemorySnapshotStore } from './memory-snapshot-store.js';
import { type LoadRequest, SnapshotLoader } from './snapshot-loader.js';

class FixedClock extends Clock {
  time = new Date('2026-06-01T00:00:00Z');
  now(): Date {
    return this.time;
  }
}

const batch = (loaded: string[], given: Partial<BatchResult<string>> = {}): BatchResult<string> => ({
  loaded: new Map(loaded.map((id) => [id, `value of ${id}`])),
  incomplete: new Set(),
  unavailable: new Map(),
  others: new Map(),
  stopped: null,
  ...given,
});

function setUp(): { loader: SnapshotLoader; clock: FixedClock; request: (ids: string[], fetch: LoadRequest<string>['fetch']) => LoadRequest<string> } {
  const clock = new FixedClock();
  const loader = new SnapshotLoader(new MemorySnapshotStore(), clock);
  const request = (ids: string[], fetch: LoadRequest<string>['fetch']): LoadRequest<string> => ({ kind: 'core', ids, ttl: 1_000, fetch, people: () => [7], within: (promise) => promise });
  return { loader, clock, request };
}

/** A fetch that answers when it is told to. */
function held(): { fetch: jest.Mock<(ids: string[]) => Promise<BatchResult<string>>>; answer: (result: BatchResult<string>) => void; fail: (error: Error) => void } {
  let settle: { answer: (result: BatchResult<string>) => void; fail: (error: Error) => void } | null = null;
  const pending = new Promise<BatchResult<string>>((answer, fail) => (settle = { answer, fail }));
  return { fetch: jest.fn<(ids: string[]) => Promise<BatchResult<string>>>(() => pending), answer: (result) => settle?.answer(result), fail: (error) => settle?.fail(error) };
}

describe('a second load', () => {
  it('within the time asks GitHub for nothing', async () => {
    const { loader, request } = setUp();
    await loader.load(request(['a', 'b'], async (ids) => batch(ids)));
    const fetch = jest.fn(async (ids: string[]) => batch(ids));
    const { loaded } = await loader.load(request(['a', 'b'], fetch));
    expect([fetch.mock.calls.length, [...loaded.keys()]]).toEqual([0, ['a', 'b']]);
  });

  it('asks only for what is not there', async () => {
    const { loader, request } = setUp();
    await loader.load(request(['a'], async (ids) => batch(ids)));
    const fetch = jest.fn(async (ids: string[]) => batch(ids));
    await loader.load(request(['a', 'b', 'b'], fetch));
    expect(fetch.mock.calls).toEqual([[['b']]]);
  });

  it('asks again when the time is up, when there were gaps, and after an erasure', async () => {
    const { loader, clock, request } = setUp();
    await loader.load(request(['a', 'b', 'c'], async (ids) => batch(ids, { incomplete: new Set(['b']) })));
    const fetch = jest.fn(async (ids: string[]) => batch(ids));
    await loader.load(request(['a', 'b', 'c'], fetch));
    clock.time = new Date(clock.time.getTime() + 1_000);
    await loader.load(request(['a'], fetch));
    await loader.erase(7);
    await loader.load(request(['a'], fetch));
    expect(fetch.mock.calls).toEqual([[['b']], [['a']], [['a']]]);
  });
});

describe('two loads at once', () => {
  it('ask GitHub once for what both want', async () => {
    const { loader, request } = setUp();
    const first = held();
    const one = loader.load(request(['a', 'b'], first.fetch));
    const fetch = jest.fn(async (ids: string[]) => batch(ids));
    const other = loader.load(request(['b', 'c'], fetch));
    first.answer(batch(['a', 'b']));
    expect([[...(await one).loaded.keys()], [...(await other).loaded.keys()].sort(), fetch.mock.calls]).toEqual([['a', 'b'], ['b', 'c'], [[['c']]]]);
  });

  it('share a refusal: what GitHub would not give the one is not asked for by the other', async () => {
    const { loader, request } = setUp();
    const first = held();
    const one = loader.load(request(['a'], first.fetch));
    const fetch = jest.fn(async (ids: string[]) => batch(ids));
    const other = loader.load(request(['a'], fetch));
    first.answer(batch([], { unavailable: new Map<string, GithubFailureKind>([['a', 'timeout']]) }));
    expect((await one).unavailable).toEqual(new Map([['a', 'timeout']]));
    expect([(await other).unavailable, fetch.mock.calls]).toEqual([new Map([['a', 'timeout']]), []]);
  });

  it.each([
    ['was cancelled', (first: ReturnType<typeof held>) => first.fail(new Error('cancelled'))],
    ['ran out of time', (first: ReturnType<typeof held>) => first.answer(batch([], { unavailable: new Map([['a', 'timeout']]), stopped: new Problem('pipeline_timeout') }))],
  ])('the other one loads for itself where the first %s', async (_, end) => {
    const { loader, request } = setUp();
    const first = held();
    const one = loader.load(request(['a'], first.fetch)).catch(() => null);
    const other = loader.load(request(['a'], async (ids) => batch(ids)));
    end(first);
    await one;
    expect([...(await other).loaded.keys()]).toEqual(['a']);
  });

  it('the other one does not wait beyond its own end', async () => {
    const { loader, request } = setUp();
    const first = held();
    const one = loader.load(request(['a'], first.fetch));
    const late = { ...request(['a'], async (ids: string[]) => batch(ids)), within: async () => null };
    expect((await loader.load(late)).unavailable).toEqual(new Map([['a', 'timeout']]));
    first.answer(batch(['a']));
    await one;
  });
});

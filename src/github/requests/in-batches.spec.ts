import { afterEach, describe, expect, it } from '@jest/globals';
import { SampleGithub } from '../../../test/support/sample-github.js';
import { loadContributions } from '../contributions.js';
import { inOne, loadNodes, loadSearches } from './in-batches.js';
import { type RequestInfo } from '../../sample-github/server/failures.js';

let github: SampleGithub;
const start: typeof SampleGithub.start = async (options) => (github = await SampleGithub.start(options));

afterEach(async () => {
  const { faults } = github.server.log;
  await github.stop();
  expect(faults).toEqual([]);
});

const idsOf = ({ variables }: RequestInfo): string[] => (variables['ids'] ?? []) as string[];
const sizes = (): number[] =>
  github.server.log.entries.filter(({ kind }) => kind === 'graphql').map((entry) => idsOf(entry).length);
const core = { batchSize: 8, variables: {} } as const;

describe('loadNodes', () => {
  it('loads everything in batches, once each, and gives each batch on before it asks for the next', async () => {
    await start();
    const ids = github.ids(20);
    const given: [requests: number, ids: string[]][] = [];
    for await (const { loaded, unavailable, stopped } of loadNodes(
      github.session(),
      'candidateCore',
      [...ids, ...ids],
      core,
    )) {
      // A turn of the event loop, in which a request that did not wait would be sent.
      await new Promise(setImmediate);
      given.push([sizes().length, [...loaded.keys()]]);
      expect([unavailable.size, stopped]).toEqual([0, null]);
    }
    expect(sizes()).toEqual([8, 8, 4]);
    expect(given).toEqual([
      [1, ids.slice(0, 8)],
      [2, ids.slice(8, 16)],
      [3, ids.slice(16)],
    ]);
  });

  it.each([
    'timeout-502',
    'timeout-504',
    'timeout-200',
    'resource-limits-all',
    'resource-limits',
    'resource-limits-deep',
  ] as const)('halves a batch on %s until it is light enough, and loses nobody', async (fail) => {
    await start();
    github.server.fail({ fail, when: (request) => idsOf(request).length > 2, times: Number.POSITIVE_INFINITY });
    const { loaded, unavailable, incomplete } = await inOne(
      loadNodes(github.session(), 'candidateCore', github.ids(8), core),
    );
    expect([loaded.size, unavailable.size, incomplete.size]).toEqual([8, 0, 0]);
    expect(Math.max(...sizes().slice(1))).toBeLessThan(8);
  });

  it('halves down to the one that is too heavy and goes on without them', async () => {
    await start();
    const ids = github.ids(8);
    const heavy = ids[5] ?? '';
    github.server.fail({
      fail: 'timeout-502',
      when: (request) => idsOf(request).includes(heavy),
      times: Number.POSITIVE_INFINITY,
    });
    const { loaded, unavailable } = await inOne(loadNodes(github.session(), 'candidateCore', ids, core));
    expect([...unavailable]).toEqual([[heavy, 'timeout']]);
    expect(loaded.size).toBe(7);
  });

  it('keeps what is left of a single one', async () => {
    await start();
    const [id = ''] = github.ids(1);
    github.server.fail({ fail: 'resource-limits-deep', times: Number.POSITIVE_INFINITY });
    const { loaded, incomplete } = await inOne(loadNodes(github.session(), 'candidateCore', [id], core));
    expect([loaded.has(id), incomplete.has(id)]).toEqual([true, true]);
  });

  it('names accounts that are gone, and what is no person', async () => {
    await start();
    const { users } = github.server.store.population;
    const organisation = users.find(({ type }) => type === 'Organization');
    const [kept = '', deleted = ''] = github.ids(2);
    const person = users.find(({ index }) => github.server.store.nodeId('User', index) === deleted);
    github.server.store.deleteUser(person?.login ?? '');
    const other = github.server.store.nodeId('Organization', organisation?.index ?? 0);
    const { loaded, unavailable, gone, others } = await inOne(
      loadNodes(github.session(), 'candidateCore', [kept, deleted, other], core),
    );
    expect([...loaded.keys()]).toEqual([kept]);
    expect([[...unavailable], [...gone]]).toEqual([[[deleted, 'not-found']], [deleted]]);
    expect([...others]).toEqual([[other, 'Organization']]);
  });

  it('takes nobody for gone where it is the address that is wrong', async () => {
    await start({ path: '/no/such/api' });
    const { unavailable, gone } = await inOne(loadNodes(github.session(), 'candidateCore', github.ids(2), core));
    expect([[...unavailable.values()], gone.size]).toEqual([['not-found', 'not-found'], 0]);
  });

  it('goes no further where nobody asks for the next batch', async () => {
    await start();
    for await (const { loaded } of loadNodes(github.session(), 'candidateCore', github.ids(20), core))
      if (loaded.size > 0) break;
    expect(sizes()).toEqual([8]);
  });

  it('asks no more for what somebody else has by then', async () => {
    await start();
    const ids = github.ids(20);
    const elsewhere = new Set<string>();
    const batches = loadNodes(github.session(), 'candidateCore', ids, {
      ...core,
      isSettled: (id) => elsewhere.has(id),
    });
    const loaded = new Map<string, unknown>();
    for await (const batch of batches) {
      for (const [id, node] of batch.loaded) loaded.set(id, node);
      for (const id of ids.slice(10)) elsewhere.add(id);
    }
    expect([[...loaded.keys()], sizes()]).toEqual([ids.slice(0, 10), [8, 2]]);
  });

  it('names what an organisation hides', async () => {
    await start();
    github.server.fail({ fail: 'forbidden' });
    const { loaded, unavailable } = await inOne(loadNodes(github.session(), 'candidateCore', github.ids(4), core));
    expect([loaded.size, [...unavailable.values()]]).toEqual([2, ['forbidden', 'forbidden']]);
  });

  it('stops at a limit beyond the deadline, keeps what it has and says what it left out', async () => {
    await start();
    const ids = github.ids(24);
    github.server.fail({ fail: 'primary-limit-rate-limit', after: 1, times: 9 });
    const { loaded, unavailable, stopped } = await inOne(loadNodes(github.session(60), 'candidateCore', ids, core));
    expect([loaded.size, unavailable.size]).toEqual([8, 16]);
    expect(stopped).toMatchObject({ code: 'github_rate_limited', retryAfterSeconds: expect.any(Number) });
    expect(github.server.log).toMatchObject({ whileLimited: 0 });
    expect(sizes()).toEqual([8, 8]);
  });

  it('stops at the deadline', async () => {
    await start();
    github.server.fail({ fail: 'timeout-10-seconds', times: Number.POSITIVE_INFINITY });
    const { stopped, unavailable } = await inOne(loadNodes(github.session(35), 'candidateCore', github.ids(16), core));
    expect(stopped).toMatchObject({ code: 'pipeline_timeout' });
    expect(unavailable.size).toBe(16);
  });

  it('stops when GitHub is down instead of asking for everybody', async () => {
    await start();
    github.server.fail({ fail: 'reset', times: Number.POSITIVE_INFINITY });
    const { stopped, unavailable } = await inOne(
      loadNodes(github.session(), 'candidateCore', github.ids(100), { batchSize: 50, variables: {} }),
    );
    expect(stopped).toMatchObject({ code: 'github_unavailable' });
    expect(unavailable.size).toBe(100);
    expect(github.server.log.count('graphql')).toBeLessThan(80);
  });

  it('gets through one bad gateway in five', async () => {
    await start();
    github.server.fail({ fail: 'timeout-502', probability: 0.2, seed: 11, times: Number.POSITIVE_INFINITY });
    const { loaded, stopped } = await inOne(
      loadNodes(github.session(), 'candidateCore', github.ids(100), { batchSize: 25, variables: {} }),
    );
    expect([loaded.size, stopped]).toEqual([100, null]);
  });

  it('lets a cancelled run go', async () => {
    await start();
    const cancel = new AbortController();
    const loading = async (): Promise<void> => {
      for await (const { loaded } of loadNodes(
        github.session(60, { signal: cancel.signal }),
        'candidateCore',
        github.ids(24),
        core,
      )) {
        if (loaded.size > 0) cancel.abort(new Error('cancelled'));
      }
    };
    await expect(loading()).rejects.toThrow('cancelled');
  });
});

describe('loadSearches', () => {
  const queries = (): Map<string, string> => {
    const people = github.server.store.population.users
      .filter(({ kind }) => kind === 'upstream-contributor')
      .slice(0, 7);
    return new Map(people.map(({ login }) => [login, `is:pr is:merged author:${login} -user:${login}`]));
  };

  it('carries five searches a request', async () => {
    await start();
    const { loaded } = await inOne(
      loadSearches(github.session(), 'finalistMergedPullRequests', queries(), { first: 3 }),
    );
    expect([loaded.size, github.server.log.count('graphql')]).toEqual([7, 2]);
    expect([...loaded.values()].map(({ nodes }) => nodes?.length)).toEqual(Array<number>(7).fill(3));
  });

  it('halves what is too heavy', async () => {
    await start();
    github.server.fail({
      fail: 'timeout-502',
      when: ({ variables }) => variables['use1'] === true,
      times: Number.POSITIVE_INFINITY,
    });
    const { loaded } = await inOne(
      loadSearches(github.session(), 'finalistMergedPullRequests', queries(), { first: 3 }),
    );
    expect(loaded.size).toBe(7);
  });

  it('asks again for a search that came back empty-handed', async () => {
    await start();
    github.server.fail({ fail: 'resource-limits' });
    const { loaded } = await inOne(loadSearches(github.session(), 'mergedPullRequestAuthors', queries(), { first: 3 }));
    expect(loaded.size).toBe(7);
  });
});

describe('loadContributions', () => {
  const window = { from: new Date('2025-11-22T00:00:00Z'), to: new Date('2026-11-22T00:00:00Z') };
  const days = ({ variables }: RequestInfo): number =>
    (Date.parse(String(variables['to'])) - Date.parse(String(variables['from']))) / 86_400_000;

  it('asks for five people at a time', async () => {
    await start();
    const { loaded } = await inOne(loadContributions(github.session(), github.ids(12), window));
    expect(loaded.size).toBe(12);
    expect(sizes()).toEqual([5, 5, 2]);
  });

  it('puts two halves of a year together for somebody who is too active for a whole one', async () => {
    await start();
    const ids = github.ids(1);
    const whole = (await inOne(loadContributions(github.session(), ids, window))).loaded.get(ids[0] ?? '');
    github.server.fail({
      fail: 'timeout-502',
      when: (request) => days(request) > 200,
      times: Number.POSITIVE_INFINITY,
    });
    const halves = (await inOne(loadContributions(github.session(), ids, window))).loaded.get(ids[0] ?? '');
    expect(halves?.contributionsCollection.totalCommitContributions).toBe(
      whole?.contributionsCollection.totalCommitContributions,
    );
    expect(halves?.contributionsCollection).toMatchObject({
      startedAt: window.from.toISOString(),
      endedAt: window.to.toISOString(),
    });
    const byRepository = (node: typeof whole): [string, number][] =>
      (node?.contributionsCollection.commitContributionsByRepository ?? [])
        .map(({ repository, contributions }): [string, number] => [repository.id, contributions.totalCount])
        .sort();
    expect(byRepository(halves)).toEqual(byRepository(whole));
  });

  it('calls them unavailable where even half a year is too much', async () => {
    await start();
    const ids = github.ids(2);
    github.server.fail({
      fail: 'resource-limits-all',
      when: (request) => idsOf(request).includes(ids[1] ?? ''),
      times: Number.POSITIVE_INFINITY,
    });
    const { loaded, unavailable } = await inOne(loadContributions(github.session(), ids, window));
    expect([...loaded.keys()]).toEqual([ids[0]]);
    expect([...unavailable]).toEqual([[ids[1], 'resource-limit']]);
  });
});

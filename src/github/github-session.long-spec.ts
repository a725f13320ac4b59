import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { SampleGithub } from '../../test/support/sample-github.js';
import { GithubFailure } from './errors.js';
import { type SampleFailure } from '../sample-github/server/failures.js';

let github: SampleGithub;
const start: typeof SampleGithub.start = async (options) => (github = await SampleGithub.start(options));

afterEach(async () => {
  const { faults } = github.server.log;
  await github.stop();
  expect(faults).toEqual([]);
});

const search = { perPage: 10, page: 1 } as const;
const core = (ids: string[]): [name: 'candidateCore', variables: { ids: string[] }] => ['candidateCore', { ids }];

describe('GithubSession.query', () => {
  it('gives the data of a document and counts what it cost', async () => {
    await start();
    const session = github.session();
    const { data, errors } = await session.query(...core(github.ids(3)));
    expect(data.nodes.map((node) => node?.typeName)).toEqual(['User', 'User', 'User']);
    expect(errors).toEqual([]);
    expect(session.usage).toMatchObject({
      requests: 1,
      graphqlRequests: 1,
      searchRequests: 0,
      points: 1,
      remaining: 4_999,
      retries: 0,
      waitedSeconds: 0,
      source: 'sample',
    });
  });

  it('uses partial data and tells what is missing from it', async () => {
    await start();
    const [first = ''] = github.ids(1);
    const { data, errors } = await github.session().query(...core([first, 'U_kgDOgone']));
    expect(data.nodes.map((node) => node?.typeName ?? null)).toEqual(['User', null]);
    expect(errors).toEqual([{ kind: 'not-found', path: ['nodes', 1] }]);
  });

  it('sends one request at a time for all runs together', async () => {
    await start({ serverTimes: 1 });
    const sessions = [github.session(), github.session(), github.session()];
    await Promise.all(
      sessions.flatMap((session) => [
        session.query(...core(github.ids(2))),
        session.searchUsers('location:Berlin', search),
      ]),
    );
    expect(github.server.log.mostInFlight).toBe(1);
    expect(github.server.log.count('graphql')).toBe(3);
  });

  it('works against GitHub Enterprise Server without limits', async () => {
    await start({ path: '/api/v3', limits: 'off' });
    const session = github.session();
    await session.query(...core(github.ids(1)));
    await session.searchUsers('location:Berlin', search);
    expect(session.usage).toMatchObject({ requests: 2, points: 1, remaining: null, resetsAt: null });
  });

  it('throws a cancelled run out while it waits', async () => {
    await start();
    github.server.fail({ fail: 'hang' });
    const cancel = new AbortController();
    const answer = github.session(120, { signal: cancel.signal }).query(...core(github.ids(1)));
    cancel.abort(new Error('cancelled'));
    await expect(answer).rejects.toThrow('cancelled');
  });

  it('sends nothing once the deadline has passed', async () => {
    await start();
    await expect(github.session(0).query(...core(github.ids(1)))).rejects.toMatchObject({ code: 'pipeline_timeout' });
    expect(github.server.log.count('graphql')).toBe(0);
  });

  it('gives up its place in the line at the deadline', async () => {
    await start();
    github.server.fail({ fail: 'hang' });
    const cancel = new AbortController();
    const inFront = github.session(120, { signal: cancel.signal }).query(...core(github.ids(1)));
    await expect(github.session(0.05).query(...core(github.ids(1)))).rejects.toMatchObject({
      code: 'pipeline_timeout',
    });
    cancel.abort(new Error('cancelled'));
    await expect(inFront).rejects.toThrow('cancelled');
  });

  it('learns what a document costs without having it evaluated', async () => {
    await start();
    const cost = await github
      .session()
      .dryRun('poolRepositories', { ids: github.ids(10), repositories: 10, languages: 6, topics: 8 });
    expect(cost).toMatchObject({ cost: 2, nodeCount: 1_500 });
  });
});

describe('a limit', () => {
  const limits: SampleFailure[] = [
    'primary-limit-rate-limited',
    'primary-limit-rate-limit',
    'primary-limit-403',
    'primary-limit-429',
    'secondary-limit-200',
    'secondary-limit-200-message',
    'secondary-limit-403',
    'secondary-limit-403-bare',
    'secondary-limit-429',
  ];

  it.each(limits)('%s is waited out, and nothing is sent meanwhile', async (fail) => {
    await start();
    github.server.fail({
      fail,
      retryAfterSeconds: fail.startsWith('secondary') && !fail.endsWith('bare') ? 30 : undefined,
    });
    const waits: string[] = [];
    const onWait = ({ reason }: { reason: string }): void => void waits.push(reason);
    const session = github.session(7_200, { onWait });
    const [one, other] = await Promise.all([
      session.query(...core(github.ids(1))),
      github.session(7_200, { onWait }).query(...core(github.ids(1))),
    ]);
    expect([one.errors, other.errors]).toEqual([[], []]);
    expect(github.server.log).toMatchObject({ whileLimited: 0 });
    expect([...new Set(waits)]).toEqual([fail.startsWith('primary') ? 'primary-limit' : 'secondary-limit']);
    expect(session.usage).toMatchObject({ retries: 1, requests: 2 });
  });

  it.each(limits)('%s beyond the deadline fails at once and says when to try again', async (fail) => {
    await start();
    github.server.fail({ fail, times: 9, retryAfterSeconds: fail.startsWith('secondary') ? 300 : undefined });
    const session = github.session(20);
    await expect(session.query(...core(github.ids(1)))).rejects.toMatchObject({
      code: 'github_rate_limited',
      retryAfterSeconds: expect.any(Number),
    });
    await expect(session.query(...core(github.ids(1)))).rejects.toMatchObject({ code: 'github_rate_limited' });
    expect(github.server.log.count('graphql')).toBe(1);
    expect(github.server.log.whileLimited).toBe(0);
    expect(github.sleeper.slept).toEqual([]);
  });

  it('that never ends is given up after a few waits', async () => {
    await start();
    github.server.fail({ fail: 'secondary-limit-403', times: Number.POSITIVE_INFINITY, retryAfterSeconds: 1 });
    await expect(github.session().query(...core(github.ids(1)))).rejects.toMatchObject({ kind: 'secondary-limit' });
    expect(github.server.log.count('graphql')).toBe(4);
  });

  it('of the search bucket is foreseen from what is left', async () => {
    await start({ limits: { graphqlPoints: 5_000, searchesPerMinute: 2 } });
    const session = github.session();
    for (const page of [1, 2, 3]) await session.searchUsers('location:Berlin', { perPage: 10, page });
    expect(github.server.log.whileLimited).toBe(0);
    expect(github.server.log.entries.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(session.usage.waitedSeconds).toBeGreaterThanOrEqual(60);
  });

  it('of the search bucket does not hold up GraphQL', async () => {
    await start({ limits: { graphqlPoints: 5_000, searchesPerMinute: 1 } });
    const session = github.session(30);
    await session.searchUsers('location:Berlin', search);
    await expect(session.searchUsers('location:Paris', search)).rejects.toMatchObject({ kind: 'primary-limit' });
    await expect(session.query(...core(github.ids(1)))).resolves.toMatchObject({ errors: [] });
  });
});

describe('what may pass', () => {
  const passing: SampleFailure[] = [
    'timeout-502',
    'timeout-502-page',
    'timeout-504',
    'timeout-200',
    'server-error',
    'service-unavailable',
    'reset',
    'cut',
    'wrong-json',
    'empty-body',
    'page-200',
  ];

  it.each(passing)('%s is tried again', async (fail) => {
    await start();
    github.server.fail({ fail, times: 2 });
    const session = github.session();
    await expect(session.query(...core(github.ids(2)))).resolves.toMatchObject({ errors: [] });
    expect(session.usage).toMatchObject({ requests: 3, retries: 2, waitedSeconds: 0 });
  });

  it.each(passing)('%s that stays is a problem after a bounded number of attempts', async (fail) => {
    await start();
    github.server.fail({ fail, times: Number.POSITIVE_INFINITY });
    await expect(github.session().query(...core(github.ids(2)))).rejects.toMatchObject({ code: 'github_unavailable' });
    expect(github.server.log.count('graphql')).toBe(4);
  });

  it('a server that hangs is given up on', async () => {
    // Long enough for the answer to the second attempt on a machine that is busy.
    await start({ client: { requestTimeoutMs: 1500 } });
    github.server.fail({ fail: 'hang' });
    const session = github.session();
    await expect(session.query(...core(github.ids(1)))).resolves.toMatchObject({ errors: [] });
    expect(session.usage.retries).toBe(1);
  });

  it('a time-out is left to the caller where the caller halves', async () => {
    await start();
    github.server.fail({ fail: 'timeout-502', times: 9 });
    await expect(github.session().query(...core(github.ids(2)), { retryTimeouts: false })).rejects.toMatchObject({
      kind: 'timeout',
    });
    expect(github.server.log.count('graphql')).toBe(1);
  });

  it('is tried again only so often in one run', async () => {
    await start({ client: { retriesPerRun: 4 } });
    github.server.fail({ fail: 'server-error', times: Number.POSITIVE_INFINITY });
    const session = github.session();
    for (let number = 0; number < 3; number += 1)
      await expect(session.query(...core(github.ids(1)))).rejects.toBeInstanceOf(GithubFailure);
    expect(session.usage).toMatchObject({ requests: 7, retries: 4 });
  });

  it('nobody at the other end is a problem, not a crash', async () => {
    await start();
    await github.server.stop();
    await expect(github.session().query(...core(['x']))).rejects.toMatchObject({
      code: 'github_unavailable',
      kind: 'unreachable',
    });
  });
});

describe('what will not pass', () => {
  it.each([
    ['unauthenticated', 'unauthenticated'],
    ['insufficient-scopes', 'insufficient-scopes'],
    ['resource-limits-all', 'resource-limit'],
    ['invalid-query', 'invalid-query'],
  ] as [SampleFailure, string][])('%s is not tried again', async (fail, kind) => {
    await start();
    github.server.fail({ fail });
    await expect(github.session().query(...core(github.ids(1)))).rejects.toMatchObject({
      kind,
      code: 'github_unavailable',
    });
    expect(github.server.log.count('graphql')).toBe(1);
  });

  it('a refused token says so', async () => {
    await start({ token: 'the-right-one', clientToken: 'the-wrong-one' });
    await expect(github.session().checkToken()).rejects.toMatchObject({
      code: 'github_unavailable',
      detail: expect.stringContaining('GITHUB_TOKEN'),
    });
  });
});

describe('GithubSession.searchUsers', () => {
  it('gives a sorted page', async () => {
    await start();
    const page = await github
      .session()
      .searchUsers('type:user language:TypeScript location:Berlin', { sort: 'followers', perPage: 5, page: 2 });
    expect(page).toMatchObject({
      incomplete: false,
      items: expect.arrayContaining([
        {
          login: expect.stringMatching(/^sample-/),
          id: expect.any(Number),
          nodeId: expect.stringMatching(/^U_/),
          type: 'User',
        },
      ]),
    });
    expect(page.items).toHaveLength(5);
    expect(page.totalCount).toBeGreaterThan(60);
  });

  it('asks again only whether anything has changed', async () => {
    await start();
    const session = github.session();
    const first = await session.searchUsers('location:Berlin', search);
    const again = await github.session().searchUsers('location:Berlin', search);
    expect(again).toEqual(first);
    expect(github.server.log.entries.map(({ status }) => status)).toEqual([200, 304]);
    expect(github.server.buckets.search.used).toBe(1);
  });

  it('tells of a search that ran out of time', async () => {
    await start();
    github.server.fail({ fail: 'incomplete-results' });
    expect(await github.session().searchUsers('location:Berlin', search)).toMatchObject({ incomplete: true });
  });

  it('does not page past the first 1,000', async () => {
    await start();
    await expect(github.session().searchUsers('type:user', { perPage: 100, page: 11 })).rejects.toMatchObject({
      kind: 'invalid-query',
    });
  });
});

describe('GithubSession.checkToken', () => {
  it('is content with a token without scopes, and does not ask twice', async () => {
    await start();
    expect(await github.session().checkToken()).toEqual({ scopes: [], writeScopes: [] });
    await github.session().checkToken();
    expect(github.server.log.count('graphql')).toBe(1);
  });

  it('warns of a token that may write', async () => {
    await start({ scopes: 'repo, read:user, user:email, workflow' });
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const check = await github.session().checkToken();
    const [line] = warn.mock.calls.map(([text]) => String(text));
    warn.mockRestore();
    expect(check.writeScopes).toEqual(['repo', 'workflow']);
    expect(line).toContain('repo, workflow');
  });
});

describe('the log', () => {
  it('names documents and times, never what GitHub says of people', async () => {
    await start();
    const lines: string[] = [];
    const spies = (['debug', 'warn', 'log'] as const).map((level) =>
      jest.spyOn(Logger.prototype, level).mockImplementation((text: unknown) => void lines.push(String(text))),
    );
    await github.session().query(...core(github.ids(5)));
    for (const spy of spies) spy.mockRestore();
    expect(lines).toEqual([expect.stringMatching(/^candidateCore: ok in \d+ ms$/)]);
  });
});

import { afterEach, describe, expect, it } from '@jest/globals';
import { SampleGithub } from '../../../test/support/sample-github.js';
import { type SampleFailure } from './failures.js';

let github: SampleGithub;
const start: typeof SampleGithub.start = async (options) => (github = await SampleGithub.start(options));

afterEach(async () => {
  const { faults } = github.server.log;
  await github.stop();
  expect(faults).toEqual([]);
});

const USERS =
  'query Users($ids: [ID!]!) { rateLimit { cost remaining nodeCount resetAt limit used } nodes(ids: $ids) { ... on User { login repositories(first: 10) { nodes { name } } } } }';

describe('the sample GitHub refuses', () => {
  it.each([
    ['a field that does not exist', '{ viewer { salary } }', 'undefinedField'],
    [
      'an argument that does not exist',
      '{ search(type: USER, query: "x", first: 1, sort: "followers") { userCount } }',
      'argumentNotAccepted',
    ],
    ['a type that does not exist', '{ search(type: USERS, query: "x", first: 1) { userCount } }', 'invalidQuery'],
    ['what is no query', '{ viewer { login', 'parseError'],
    ['a field without its parts', '{ viewer }', 'invalidQuery'],
  ])('%s', async (_, query, code) => {
    await start();
    const { status, body } = await github.post(query);
    expect([status, body.data, body.errors?.[0]?.extensions?.code]).toEqual([200, undefined, code]);
  });

  it.each([
    [
      'a connection without a page size',
      '{ user(login: "x") { repositories { nodes { name } } } }',
      'MISSING_PAGINATION_BOUNDARIES',
    ],
    ['a page of 101', '{ user(login: "x") { repositories(first: 101) { nodes { name } } } }', 'EXCESSIVE_PAGINATION'],
    ['a page of none', '{ user(login: "x") { repositories(first: 0) { nodes { name } } } }', 'EXCESSIVE_PAGINATION'],
    [
      'more than 500,000 nodes',
      '{ search(type: USER, query: "x", first: 100) { nodes { ... on User { repositories(first: 100) { nodes { languages(first: 51) { nodes { name } } } } } } } }',
      'MAX_NODE_LIMIT_EXCEEDED',
    ],
    ['writing', 'mutation { addStar(input: { starrableId: "x" }) { clientMutationId } }', 'FORBIDDEN'],
  ])('%s', async (_, query, type) => {
    await start();
    const { body } = await github.post(query);
    expect([body.data, body.errors?.[0]?.type]).toEqual([undefined, type]);
  });

  it('more than 100 ids', async () => {
    await start();
    const { body } = await github.post('query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 101 }, (_, index) => `id${index}`),
    });
    expect([body.data, body.errors?.[0]?.type]).toEqual([null, 'ARGUMENT_LIMIT']);
  });

  it('a page size in a variable that is too large', async () => {
    await start();
    const { body } = await github.post(
      'query Q($n: Int! = 5) { user(login: "x") { repositories(first: $n) { nodes { name } } } }',
      { n: 500 },
    );
    expect(body.errors?.[0]?.type).toBe('EXCESSIVE_PAGINATION');
  });

  it('a year of contributions that is longer than a year', async () => {
    await start();
    const [id = ''] = github.ids(1);
    const query =
      'query Q($id: ID!) { node(id: $id) { ... on User { contributionsCollection(from: "2024-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z") { totalCommitContributions } } } }';
    const { body } = await github.post(query, { id });
    expect(body.errors?.[0]?.message).toContain('must not exceed 1 year');
  });

  it('the whole document where a scope is missing for one field', async () => {
    await start();
    const [id = ''] = github.ids(1);
    const { body } = await github.post('query Q($id: ID!) { node(id: $id) { ... on User { login email } } }', { id });
    expect([body.data, body.errors?.[0]?.type]).toEqual([null, 'INSUFFICIENT_SCOPES']);
  });

  it('anybody without a token', async () => {
    await start();
    expect(await github.get('/search/users?q=x', {})).toMatchObject({ status: 401 });
    expect((await fetch(`${github.baseUrl}/graphql`, { method: 'POST', body: '{}' })).status).toBe(401);
  });

  it('anything but the token it was given', async () => {
    await start({ token: 'right' });
    expect(await github.get('/search/users?q=x', { authorization: 'token wrong' })).toMatchObject({
      status: 401,
      body: { message: 'Bad credentials' },
    });
    expect(await github.get('/search/users?q=x', { authorization: 'token right' })).toMatchObject({ status: 200 });
  });

  it('a body that is no JSON', async () => {
    await start();
    const response = await fetch(`${github.baseUrl}/graphql`, {
      method: 'POST',
      headers: { authorization: 'token x' },
      body: '{"query":',
    });
    expect(response.status).toBe(400);
  });
});

describe('the sample GitHub answers', () => {
  it('a field of the schema that it does not serve with an error, not with silence', async () => {
    await start();
    const { body } = await github.post(
      '{ user(login: "x") { topRepositories(first: 1, orderBy: { field: NAME, direction: ASC }) { totalCount } } }',
    );
    expect(body.errors?.[0]?.type).toBe('NOT_FOUND');
    const [id = ''] = github.ids(1);
    const served = await github.post(
      'query Q($id: ID!) { node(id: $id) { ... on User { topRepositories(first: 1, orderBy: { field: NAME, direction: ASC }) { totalCount } } } }',
      { id },
    );
    expect(served.body.errors?.[0]).toMatchObject({
      type: 'NOT_SERVED',
      message: expect.stringContaining('User.topRepositories'),
    });
  });

  it('what a query costs, in its data and in the headers', async () => {
    await start();
    const { body, headers } = await github.post(USERS, { ids: github.ids(30) });
    expect(body.data?.['rateLimit']).toMatchObject({
      cost: 1,
      nodeCount: 300,
      remaining: 4_999,
      limit: 5_000,
      used: 1,
    });
    expect(
      Object.fromEntries(
        ['limit', 'remaining', 'used', 'resource'].map((name) => [name, headers.get(`x-ratelimit-${name}`)]),
      ),
    ).toEqual({ limit: '5000', remaining: '4999', used: '1', resource: 'graphql' });
    expect(headers.get('x-github-request-id')).toMatch(/^[\dA-F]{8}$/);
  });

  it('a dry run with the cost alone', async () => {
    await start();
    const query = USERS.replace('rateLimit {', 'rateLimit(dryRun: true) {').replace(
      '{ name }',
      '{ languages(first: 5) { nodes { name } } }',
    );
    const { body } = await github.post(query, { ids: github.ids(100) });
    expect(body.data).toEqual({ rateLimit: expect.objectContaining({ cost: 11, nodeCount: 6_000 }) });
    expect(github.server.log.points).toBe(1);
  });

  it('until the points are used up, and again after the reset', async () => {
    await start({ limits: { graphqlPoints: 2, searchesPerMinute: 30 } });
    const answers = [];
    for (let number = 0; number < 3; number += 1) answers.push((await github.post('{ rateLimit { cost } }')).body);
    expect(answers.map(({ errors }) => errors?.[0]?.type)).toEqual([undefined, undefined, 'RATE_LIMITED']);
    github.clock.advance(3_600_000);
    expect((await github.post('{ rateLimit { cost } }')).body.errors).toBeUndefined();
  });

  it('30 searches a minute from a bucket of their own', async () => {
    await start();
    const statuses = [];
    for (let number = 0; number < 31; number += 1)
      statuses.push((await github.get(`/search/users?q=location:Berlin&page=${number + 1}&per_page=5`)).status);
    expect([statuses.slice(0, 30).every((status) => status === 200), statuses[30]]).toEqual([true, 403]);
    expect((await github.get('/rate_limit')).body.resources).toMatchObject({
      graphql: { remaining: 5_000 },
      search: { remaining: 0 },
    });
  });

  it('an unchanged search with 304, which costs nothing', async () => {
    await start();
    const { headers } = await github.get('/search/users?q=location:Berlin');
    const again = await github.get('/search/users?q=location:Berlin', {
      authorization: 'token x',
      'if-none-match': headers.get('etag') ?? '',
    });
    expect([again.status, again.headers.get('x-ratelimit-used')]).toEqual([304, '1']);
  });

  it('searches of more than 256 characters and pages past 1,000 with 422', async () => {
    await start();
    expect((await github.get(`/search/users?q=${'x'.repeat(257)}`)).status).toBe(422);
    expect((await github.get('/search/users?q=type:user&per_page=100&page=11')).body.message).toBe(
      'Only the first 1000 search results are available',
    );
    expect((await github.get('/search/users?q=')).status).toBe(422);
  });

  it('pages of a GraphQL search up to 1,000', async () => {
    await start();
    const page =
      'query Q($after: String) { search(type: USER, query: "type:user", first: 100, after: $after) { userCount pageInfo { hasNextPage endCursor } nodes { ... on User { login } } } }';
    const logins = new Set<string>();
    let after: string | null = null;
    for (let number = 0; number < 10; number += 1) {
      const { search } = (await github.post(page, { after })).body.data as {
        search: { pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { login: string }[] };
      };
      for (const { login } of search.nodes) logins.add(login);
      after = search.pageInfo.endCursor;
      expect(search.pageInfo.hasNextPage).toBe(number < 9);
    }
    expect(logins.size).toBe(1_000);
  });

  it('identical best-match searches in another order only where a test asks for it', async () => {
    const order = async (): Promise<string> =>
      JSON.stringify(
        (
          await github.post(
            '{ search(type: USER, query: "location:Berlin", first: 20) { nodes { ... on User { login } } } }',
          )
        ).body,
      );
    await start();
    expect(await order()).toBe(await order());
    await github.stop();
    await start({ reorderBestMatch: true });
    expect(await order()).not.toBe(await order());
  });

  it('as GitHub Enterprise Server does, under /api/v3 and /api/graphql, with limits off', async () => {
    await start({ limits: 'off' });
    expect(
      (await github.get('/api/v3/search/users?q=location:Berlin')).headers.get('x-ratelimit-remaining'),
    ).toBeNull();
    expect(await github.get('/api/v3/rate_limit')).toMatchObject({
      status: 404,
      body: { message: 'Rate limiting is not enabled.' },
    });
    const response = await fetch(`${github.baseUrl}/api/graphql`, {
      method: 'POST',
      headers: { authorization: 'token x' },
      body: JSON.stringify({ query: '{ rateLimit { cost } }' }),
    });
    expect(await response.json()).toEqual({ data: { rateLimit: null } });
  });

  it('with dates that keep up with the clock', async () => {
    await start();
    const query = '{ repository(owner: "sample-org-react", name: "react") { pushedAt } }';
    const pushedAt = async (): Promise<number> =>
      Date.parse(((await github.post(query)).body.data as { repository: { pushedAt: string } }).repository.pushedAt);
    const before = await pushedAt();
    github.clock.advance(30 * 86_400_000);
    expect((await pushedAt()) - before).toBe(30 * 86_400_000);
  });

  it('contributions that agree with the history of the repositories', async () => {
    await start();
    const [id = ''] = github.ids(1, 'famous');
    const from = '2025-11-22T00:00:00Z';
    const contributions = `query Q($id: ID!) { node(id: $id) { ... on User { login contributionsCollection(from: "${from}", to: "2026-11-22T00:00:00Z") { totalCommitContributions commitContributionsByRepository(maxRepositories: 100) { contributions { totalCount } repository { nameWithOwner } } } } } }`;
    const { node } = (await github.post(contributions, { id })).body.data as {
      node: {
        login: string;
        contributionsCollection: {
          totalCommitContributions: number;
          commitContributionsByRepository: {
            contributions: { totalCount: number };
            repository: { nameWithOwner: string };
          }[];
        };
      };
    };
    const { totalCommitContributions, commitContributionsByRepository: list } = node.contributionsCollection;
    expect(list.reduce((sum, { contributions: { totalCount } }) => sum + totalCount, 0)).toBe(totalCommitContributions);
    const own = list.find(({ repository }) => repository.nameWithOwner.startsWith(node.login));
    const [owner, name] = (own?.repository.nameWithOwner ?? '').split('/');
    const history = `query Q($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { defaultBranchRef { target { ... on Commit { history(first: 100, since: "${from}") { totalCount } } } } } }`;
    const { repository } = (await github.post(history, { owner, name })).body.data as {
      repository: { defaultBranchRef: { target: { history: { totalCount: number } } } };
    };
    expect(repository.defaultBranchRef.target.history.totalCount).toBe(own?.contributions.totalCount);
  });
});

describe('failures on demand', () => {
  const message = expect.any(String);
  const shapes: Partial<Record<SampleFailure, [status: number, body: object]>> = {
    'primary-limit-rate-limited': [200, { data: null, errors: [{ type: 'RATE_LIMITED', message }] }],
    'primary-limit-rate-limit': [200, { errors: [{ type: 'RATE_LIMIT', code: 'graphql_rate_limit', message }] }],
    'primary-limit-403': [403, { message: expect.stringContaining('API rate limit exceeded') }],
    'primary-limit-429': [429, { message: expect.stringContaining('API rate limit exceeded') }],
    'secondary-limit-200': [
      200,
      { data: null, errors: [{ message: expect.stringContaining('secondary rate limit') }] },
    ],
    'secondary-limit-200-message': [200, { message: expect.stringContaining('secondary rate limit') }],
    'secondary-limit-403': [403, { message: expect.stringContaining('secondary rate limit') }],
    'secondary-limit-403-bare': [403, { message: expect.stringContaining('secondary rate limit') }],
    'secondary-limit-429': [429, { message: expect.stringContaining('secondary rate limit') }],
    'timeout-200': [
      200,
      { data: null, errors: [{ message: expect.stringContaining('Something went wrong while executing your query') }] },
    ],
    'timeout-502': [502, { data: null, errors: [{ message }] }],
    'timeout-504': [504, { message }],
    'timeout-10-seconds': [502, { data: null, errors: [{ message }] }],
    'resource-limits': [
      200,
      {
        data: { nodes: [{}, {}, null, null] },
        errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', path: ['nodes', 2], message }],
      },
    ],
    'resource-limits-deep': [
      200,
      {
        data: {
          nodes: [{ repositories: null }, { repositories: null }, { repositories: null }, { repositories: null }],
        },
      },
    ],
    'resource-limits-all': [200, { data: null, errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message }] }],
    'not-found': [
      200,
      {
        data: { nodes: [{}, null, {}, null] },
        errors: [
          { type: 'NOT_FOUND', path: ['nodes', 1] },
          { type: 'NOT_FOUND', path: ['nodes', 3] },
        ],
      },
    ],
    forbidden: [200, { data: { nodes: [{}, null, {}, null] }, errors: [{ type: 'FORBIDDEN' }, { type: 'FORBIDDEN' }] }],
    'insufficient-scopes': [200, { data: null, errors: [{ type: 'INSUFFICIENT_SCOPES', message }] }],
    unauthenticated: [401, { message: 'Bad credentials' }],
    'server-error': [500, { message: 'Server Error' }],
    'invalid-query': [422, { message: 'Validation Failed' }],
  };

  it.each(Object.entries(shapes) as [SampleFailure, [number, object]][])(
    '%s has its shape',
    async (fail, [status, body]) => {
      await start();
      github.server.fail({ fail, retryAfterSeconds: 30 });
      const answer = await github.post(USERS, { ids: github.ids(4) });
      expect(answer).toMatchObject({ status, body });
      const isSecondary = fail.startsWith('secondary') && fail !== 'secondary-limit-403-bare';
      expect(answer.headers.get('retry-after')).toBe(isSecondary ? '30' : null);
      expect(answer.headers.get('x-ratelimit-remaining') === '0').toBe(fail.startsWith('primary'));
    },
  );

  it.each(['timeout-502-page', 'service-unavailable', 'wrong-json', 'empty-body', 'page-200'] as const)(
    '%s is no JSON',
    async (fail) => {
      await start();
      github.server.fail({ fail });
      await expect(github.post(USERS, { ids: [] })).rejects.toMatchObject({ name: 'SyntaxError' });
    },
  );

  it.each(['reset', 'cut'] as const)('%s breaks the connection', async (fail) => {
    await start();
    github.server.fail({ fail });
    await expect(github.post(USERS, { ids: github.ids(1) })).rejects.toMatchObject({ name: 'TypeError' });
  });

  it('hang sends no response', async () => {
    await start();
    github.server.fail({ fail: 'hang' });
    const answer = fetch(`${github.baseUrl}/graphql`, { method: 'POST', body: '{}', signal: AbortSignal.timeout(100) });
    await expect(answer).rejects.toThrow('timeout');
  });

  it('hits the requests that were asked for, as often as was asked for', async () => {
    await start();
    github.server.fail({ fail: 'server-error', when: ({ operation }) => operation === 'Users', after: 1, times: 2 });
    const statuses = [];
    for (let number = 0; number < 5; number += 1) {
      statuses.push((await github.post(USERS, { ids: [] })).status);
      await github.post('query Other { rateLimit { cost } }');
    }
    expect(statuses).toEqual([200, 500, 500, 200, 200]);
    expect(github.server.log.count('graphql', 'Other')).toBe(5);
  });

  it('counts what is sent while a limit is in force', async () => {
    await start();
    github.server.fail({ fail: 'secondary-limit-403', retryAfterSeconds: 60 });
    await github.post('{ rateLimit { cost } }');
    await github.post('{ rateLimit { cost } }');
    github.clock.advance(60_000);
    await github.post('{ rateLimit { cost } }');
    expect(github.server.log.whileLimited).toBe(1);
  });

  it('takes as long as GitHub does where it is asked to, and keeps its time budget', async () => {
    await start({ serverTimes: 1 });
    const ids = github.ids(5);
    const query =
      'query Heavy($ids: [ID!]!) { nodes(ids: $ids) { ... on User { contributionsCollection { totalCommitContributions } } } }';
    const before = github.clock.now().getTime();
    await github.post(query, { ids });
    expect((github.clock.now().getTime() - before) / 1_000).toBeCloseTo(2.9, 1);
    const tooHeavy = await github.post(query, { ids: github.ids(60) });
    expect([tooHeavy.status, tooHeavy.body.errors?.[0]?.message]).toEqual([502, expect.stringContaining('timeout')]);
  });
});

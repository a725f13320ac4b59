import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import { assert, asyncProperty } from 'fast-check';
import { type OddFields, oddFields, withOddFields } from './support/odd-field.js';
import { Sleeper, TimerSleeper } from '../src/github/requests/sleeper.js';
import { answerJson, gzipBomb, type OddAnswer, OddGithub } from './support/odd-github.js';
import { eventually } from './support/eventually.js';
import { ApiError, ApiUser } from './support/processes/api-client.js';
import { GithubStandIn } from './support/processes/github-stand-in.js';
import { SmallPopulation } from './support/small-population.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const TOKEN = 'ghp_a-secret-token-of-the-operator';
const REQUEST = { jobDescriptionText: 'Senior Rust Engineer\n\nRequirements:\n- Rust\n- Tokio', maxCandidates: 5 };

const toStop: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of toStop.splice(0).reverse()) await each.stop();
});

/** Skips the pauses between tries, which are seconds; the end of a run is waited for as it is. */
class ShortSleeper extends TimerSleeper {
  override async sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (ms > 10_000) await super.sleep(ms, signal);
  }
}

const startBefore = (githubApiUrl: string): Promise<TestApp> =>
  startTestApp({ githubApiUrl, githubToken: TOKEN }, (builder) =>
    builder.overrideProvider(Sleeper).useValue(new ShortSleeper()),
  );

/** The service before a GitHub under this address. */
async function serviceBefore(githubApiUrl: string): Promise<TestApp> {
  const app = await startBefore(githubApiUrl);
  toStop.push({ stop: () => app.close() });
  return app;
}

async function oddGithub(answer: OddAnswer): Promise<OddGithub> {
  const github = await OddGithub.start(answer);
  toStop.push(github);
  return github;
}

/** What a run ends with through the API. */
async function problemOf(app: TestApp): Promise<{ status: number; code: string; detail: string }> {
  const user = await new ApiUser('ada@mail.example', () => app.url).register();
  const outcome = await user.run(REQUEST, 'once').catch((error: unknown) => error);
  if (!(outcome instanceof ApiError)) throw outcome;
  return { status: outcome.status, code: outcome.problem.code ?? '', detail: outcome.problem.detail ?? '' };
}

const UNAVAILABLE = { status: 502, code: 'github_unavailable' };
const json =
  (status: number, body: unknown): OddAnswer =>
  (_, response) =>
    answerJson(response, status, body);

describe('a run before a GitHub that answers oddly', () => {
  it.each<[string, OddAnswer]>([
    [
      'a gzip bomb',
      (
        (bomb) => (_, response) =>
          void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb)
      )(gzipBomb()),
    ],
    ['data that are null', json(200, { data: null })],
    ['data that are a list', json(200, { data: [] })],
    ['data that are empty', json(200, { data: {} })],
    ['errors without data', json(200, { errors: [{ message: 'no' }] })],
    ['errors of odd forms', json(200, { data: null, errors: [null, 1, { type: { toString: 1 }, path: 'x' }] })],
    ['JSON that is null', json(200, 'null')],
    ['JSON that is nested without end', json(200, '['.repeat(1_000_000))],
    ['nothing', json(200, '')],
    [
      'a page',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>hello</html>'),
    ],
    ['nothing, as if nothing had changed', (_, response) => void response.writeHead(304).end()],
  ])(
    'ends as github_unavailable on %s',
    async (_, answer) => {
      const app = await serviceBefore((await oddGithub(answer)).url);
      expect(await problemOf(app)).toMatchObject(UNAVAILABLE);
    },
    120_000,
  );

  it('brings the token to no other host by a redirect', async () => {
    const other = await oddGithub(json(200, {}));
    const app = await serviceBefore(
      (await oddGithub((_, response) => void response.writeHead(307, { location: other.url }).end())).url,
    );
    expect(await problemOf(app)).toMatchObject({ ...UNAVAILABLE, detail: expect.stringContaining('redirect') });
    expect(other.requests).toEqual([]);
  });
});

describe('a GitHub that is not there', () => {
  async function closedUrl(): Promise<string> {
    const github = await OddGithub.start(json(200, {}));
    await github.stop();
    return github.url;
  }

  it('is named in the problem with host and reason', async () => {
    const url = await closedUrl();
    const app = await serviceBefore(url);
    expect(await problemOf(app)).toMatchObject({
      ...UNAVAILABLE,
      detail: `GitHub could not be reached: ${new URL(url).host} refused the connection.`,
    });
  });

  it('is named in the log with host and reason, and without the token', async () => {
    const url = await closedUrl();
    const app = await serviceBefore(url);
    await problemOf(app);
    expect(app.logText()).toContain(`GitHub could not be reached: ${new URL(url).host} refused the connection.`);
    expect(app.logText()).not.toContain(TOKEN);
  });
});

describe('a token that GitHub refuses', () => {
  const refuse = json(401, { message: 'Bad credentials' });

  it('is said so in the problem', async () => {
    const app = await serviceBefore((await oddGithub(refuse)).url);
    expect(await problemOf(app)).toMatchObject({
      ...UNAVAILABLE,
      detail: 'GitHub rejected GITHUB_TOKEN: the token may be wrong, expired or revoked.',
    });
  });

  it('is said so in the log at the start, once, before any run', async () => {
    const app = await serviceBefore((await oddGithub(refuse)).url);
    const lines = (): unknown[] =>
      app.logLines().filter(({ msg }) => String(msg).includes('GitHub rejected GITHUB_TOKEN'));
    await eventually(async () => lines().length > 0);
    expect(lines()).toEqual([expect.objectContaining({ level: 'error' })]);
  });

  it('leaves the service ready', async () => {
    const app = await serviceBefore((await oddGithub(refuse)).url);
    await app.request().get('/health/ready').expect(200);
  });
});

describe('a token that may write', () => {
  it('is warned of at the start', async () => {
    const rateLimit = {
      limit: 5_000,
      cost: 1,
      remaining: 4_999,
      used: 1,
      resetAt: '2027-01-01T00:00:00Z',
      nodeCount: 0,
    };
    const github = await oddGithub((_, response) => {
      response.setHeader('x-oauth-scopes', 'repo, read:org');
      answerJson(response, 200, { data: { rateLimit } });
    });
    const app = await serviceBefore(github.url);
    await eventually(async () => app.logText().includes('The GitHub token may write (repo)'));
  });
});

describe('a run before a GitHub whose answers have fields gone or of other forms', () => {
  it('ends with a result or with a problem of GitHub, whatever the fields', async () => {
    const people = new SmallPopulation();
    for (const login of ['sample-ada', 'sample-bo', 'sample-cleo']) people.specialist(login);
    people.upstreamContributor('sample-dan');
    const standIn = new GithubStandIn(new Date(), {}, people.build());
    const standInUrl = await standIn.start();
    toStop.push(standIn);
    let changes: OddFields = [];
    const relay = await oddGithub((request, response, body) => {
      void fetch(standInUrl + (request.url ?? ''), {
        method: request.method ?? 'GET',
        headers: { authorization: request.headers.authorization ?? '', 'content-type': 'application/json' },
        body: body === '' ? null : body,
      }).then(async (reply) =>
        answerJson(response, reply.status, withOddFields((await reply.json()) as object, changes)),
      );
    });
    let completed = 0;
    await assert(
      asyncProperty(oddFields, async (given) => {
        // Each run has a service of its own, so that no answer is kept from the run before.
        changes = [];
        const app = await startBefore(relay.url);
        try {
          const user = await new ApiUser('ada@mail.example', () => app.url).register();
          changes = given;
          const outcome = await user.run(REQUEST, 'once').catch((error: unknown) => error);
          if (!(outcome instanceof Error)) completed += 1;
          else expect(outcome).toMatchObject({ problem: { code: expect.stringMatching(/^github_/) } });
        } finally {
          await app.close();
        }
      }),
      // A fixed first case: a change that touches nothing, which must give a result.
      { numRuns: 12, endOnFailure: true, examples: [[[]]] },
    );
    expect(completed).toBeGreaterThan(0);
  }, 300_000);
});

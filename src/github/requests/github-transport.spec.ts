import { afterEach, describe, expect, it } from '@jest/globals';
import { answerJson, gzipBomb, type OddAnswer, OddGithub } from '../../../test/support/odd-github.js';
import { CLIENT_LIMITS } from '../client-limits.js';
import { type GithubReply } from '../errors.js';
import { GithubTransport } from './github-transport.js';

const MEGABYTE = 1024 * 1024;
const servers: OddGithub[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function odd(answer: OddAnswer): Promise<OddGithub> {
  const server = await OddGithub.start(answer);
  servers.push(server);
  return server;
}

const ask = ({ url }: OddGithub, limits = {}): Promise<GithubReply> =>
  new GithubTransport({ baseUrl: url, token: 'a-token' }, { ...CLIENT_LIMITS, ...limits }).graphql(
    'query { x }',
    {},
    new AbortController().signal,
  );

/** The most memory that the process took beyond what it had, while something ran. */
async function growthDuring(work: Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const over = new AbortController();
  const end = (): void => over.abort();
  work.then(end, end);
  while (!over.signal.aborted) {
    await new Promise(setImmediate);
    most = Math.max(most, process.memoryUsage.rss());
  }
  return most - before;
}

describe('an answer that is too large', () => {
  const bomb = gzipBomb();
  const explode: OddAnswer = (_, response) =>
    void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb);

  it('is a failure of that kind where it unpacks to a gigabyte', async () => {
    await expect(ask(await odd(explode))).rejects.toMatchObject({ kind: 'too-large', code: 'github_unavailable' });
  });

  it('takes no memory beyond the bound on the way', async () => {
    const answer = ask(await odd(explode));
    expect(await growthDuring(answer)).toBeLessThan(250 * MEGABYTE);
  });

  it('is given up also where it never ends', async () => {
    const endless: OddAnswer = (_, response) => {
      const push = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, ' ')));
        if (!response.destroyed) response.once('drain', push);
      };
      push();
    };
    await expect(ask(await odd(endless), { responseBytes: MEGABYTE })).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('is refused unparsed where it is nested too deep', async () => {
    const server = await odd((_, response) => answerJson(response, 200, '['.repeat(100_000) + ']'.repeat(100_000)));
    await expect(ask(server)).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('accepts a response of exactly the maximum size', async () => {
    const body = JSON.stringify({ data: 'x'.repeat(1_000) });
    const server = await odd((_, response) => answerJson(response, 200, body));
    expect((await ask(server, { responseBytes: body.length })).body).toEqual(JSON.parse(body));
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('with status %d brings the token to no other host', async (status) => {
    const other = await odd((_, response) => answerJson(response, 200, { data: {} }));
    const server = await odd(
      (_, response) => void response.writeHead(status, { location: `${other.url}/graphql` }).end(),
    );
    await ask(server).catch(() => undefined);
    expect(other.requests).toEqual([]);
  });

  it('is not followed on the same host either', async () => {
    const server = await odd((_, response) => void response.writeHead(302, { location: '/elsewhere' }).end());
    await ask(server);
    expect(server.requests.map(({ path }) => path)).toEqual(['/graphql']);
  });

  it('is given back as it came, to be told by its kind', async () => {
    const server = await odd((_, response) => void response.writeHead(307, { location: '/elsewhere' }).end());
    expect(await ask(server)).toMatchObject({ status: 307 });
  });
});

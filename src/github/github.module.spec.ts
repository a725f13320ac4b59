import { describe, expect, it } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Clock, SystemClock } from '../platform/common/clock.js';
import { GithubConnectionModule } from '../sample-github/github-connection.module.js';
import { Settings } from '../platform/config/settings.js';
import { GithubClient } from './github-client.js';
import { GithubModule } from './github.module.js';

async function clientWith(settings: Partial<Settings>): Promise<{ client: GithubClient; close: () => Promise<void> }> {
  @Global()
  @Module({
    providers: [
      { provide: Settings, useValue: Object.assign(new Settings(), settings) },
      { provide: Clock, useClass: SystemClock },
    ],
    exports: [Settings, Clock],
  })
  class Surroundings {}
  const module = await Test.createTestingModule({
    imports: [Surroundings, GithubConnectionModule, GithubModule],
  }).compile();
  await module.init();
  return { client: module.get(GithubClient), close: () => module.close() };
}

const inAMinute = (): { signal: AbortSignal; deadline: Date } => ({
  signal: new AbortController().signal,
  deadline: new Date(Date.now() + 60_000),
});

describe('GithubModule', () => {
  it('brings its own GitHub along where no token is set', async () => {
    const { client, close } = await clientWith({});
    const found = await client.session(inAMinute()).searchUsers('location:Berlin', { perPage: 5, page: 1 });
    await close();
    expect([client.source, found.items.length]).toEqual(['sample', 5]);
  });

  it('goes to GitHub where a token is set', async () => {
    const { client, close } = await clientWith({ githubToken: 'a-token', githubApiUrl: 'http://127.0.0.1:9/api/v3' });
    const failure = await client
      .session({ ...inAMinute(), deadline: new Date(Date.now() + 300) })
      .searchUsers('x', { perPage: 1, page: 1 })
      .catch((error: unknown) => error);
    await close();
    expect(client.source).toBe('github');
    expect(failure).toMatchObject({ name: expect.stringMatching(/GithubFailure|Problem/) });
  });
});

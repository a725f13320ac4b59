import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, InternalServerErrorException } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, ModulesContainer } from '@nestjs/core';
import { GithireModule } from '../../src/index.js';
import { compiledSource } from '../support/processes/compiled-source.js';
import { type Host, PLATFORMS, startHost } from './support/start-host.js';

const QUICK = { databaseUrl: 'sqlite::memory:', computeThreads: 0 };
const account = { email: 'ada@mail.example', password: 'correct horse battery' };

@Controller('host')
class HostController {
  @Get()
  fail(): never {
    throw new InternalServerErrorException('as the host says it');
  }
}

const hosts: Host[] = [];

afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
});

async function start(platform: 'fastify' | 'express'): Promise<Host> {
  const host = await startHost(platform, { imports: [GithireModule.forRoot(QUICK)], controllers: [HostController] });
  hosts.push(host);
  return host;
}

describe.each(PLATFORMS)('GitHire in a host on %s', (platform) => {
  it('provides nothing to all modules of the application', async () => {
    const { app } = await start(platform);
    const tokens = [...app.get(ModulesContainer).values()]
      .flatMap(({ providers }) => [...providers.keys()])
      .map(String);
    const global = [APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE];
    // Nest stores such providers under the token with a suffix.
    expect(tokens.filter((token) => global.some((name) => token.startsWith(name)))).toEqual([]);
  });

  it("leaves the host's own routes as they are", async () => {
    const { request } = await start(platform);
    const { body, headers } = await request().get('/host').expect(500);
    expect(body).toEqual({ statusCode: 500, message: 'as the host says it', error: 'Internal Server Error' });
    expect(headers).not.toHaveProperty('x-request-id');
  });

  it('listens to no signal of the operating system', async () => {
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR2'];
    const before = signals.map((signal) => process.listenerCount(signal));
    await start(platform);
    expect(signals.map((signal) => process.listenerCount(signal))).toEqual(before);
  });
});

describe('two applications in one process', () => {
  it('have accounts, tokens and metrics of their own', async () => {
    const [first, second] = [await start('fastify'), await start('express')];
    await first.request().post('/auth/register').send(account).expect(201);
    await second.request().post('/auth/login').send(account).expect(401);
    // The same address is free in the other.
    await second.request().post('/auth/register').send(account).expect(201);
    const { body } = await first.request().post('/auth/login').send(account).expect(200);
    const { access_token: token } = body as { access_token: string };
    await first.request().get('/projects').auth(token, { type: 'bearer' }).expect(200);
    await second.request().get('/projects').auth(token, { type: 'bearer' }).expect(401);
  });

  it('go on when the other is closed', async () => {
    const [first, second] = [await start('fastify'), await start('fastify')];
    await hosts.shift()?.close();
    await second.request().post('/auth/register').send(account).expect(201);
    expect(first.app).not.toBe(second.app);
  });
});

describe('an import of GitHire', () => {
  const root = new URL('../../', import.meta.url).pathname;

  async function run(script: string, extension: 'cjs' | 'mjs'): Promise<string> {
    const flags = extension === 'cjs' ? ['--input-type=commonjs'] : ['--input-type=module'];
    const options = { cwd: compiledSource(root), env: { PATH: process.env['PATH'] }, timeout: 50_000 };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...flags, '--eval', script], options);
    // Node 20 says that require() of a module is experimental; it is not GitHire that says so.
    return `${stdout}${stderr.replace(/^.*ExperimentalWarning: .*\n(\(Use `node --trace-warnings.*\n)?/m, '')}`;
  }

  it('is possible with require(), and says nothing', async () => {
    expect(await run("require('reflect-metadata'); require('./src/index.js').GithireModule.forRoot({});", 'cjs')).toBe(
      '',
    );
  });

  it('reads no environment, listens to no signal and sets no flag', async () => {
    const script = `
      import 'reflect-metadata';
      import v8 from 'node:v8';
      await import('@nestjs/core'); await import('@nestjs/typeorm'); await import('sqlite3');
      const names = [];
      const known = new Set(Object.keys(process.env));
      const settings = ['DATABASE_URL', 'GITHUB_TOKEN', 'PORT', 'LOG_LEVEL', 'NODE_ENV', 'JWT_SECRET', 'REDIS_URL'];
      process.env = new Proxy(process.env, {
        get: (target, name) => (settings.includes(name) && new Error().stack.includes('/src/') && names.push(name), target[name]),
      });
      v8.setFlagsFromString = (flag) => names.push(flag);
      const before = process.eventNames().map(String).filter((name) => name.startsWith('SIG'));
      await import('./src/index.js');
      const after = process.eventNames().map(String).filter((name) => name.startsWith('SIG'));
      process.stdout.write(JSON.stringify({ names, signals: after.length - before.length }));
    `;
    expect(JSON.parse(await run(script, 'mjs'))).toEqual({ names: [], signals: 0 });
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type CanActivate,
  Controller,
  type ExecutionContext,
  Get,
  Inject,
  Injectable,
  Scope,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { CurrentUser, GithireModule, JwtAuthGuard } from 'githire';
import { hostModule, type Platform, PLATFORMS, startHost, testSettings } from './support.js';

/** Takes the user from a header, as a host's guard takes it from its session. */
@Injectable()
class HeaderGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    const id: string | undefined = request.headers['x-host-user'];
    if (id === undefined) throw new UnauthorizedException();
    request.hostUser = { id, email: request.headers['x-host-email'] ?? 'ada@host.example', name: 'Ada' };
    return true;
  }
}

/** Asks for the request where others are asked with it. */
@Injectable({ scope: Scope.REQUEST })
class PerRequestGuard implements CanActivate {
  constructor(@Inject(REQUEST) private readonly request: { headers: Record<string, string> }) {}
  canActivate(): boolean {
    return this.request.headers['x-host-user'] !== undefined;
  }
}

@Injectable()
class BrokenGuard implements CanActivate {
  canActivate(): boolean {
    throw new Error('an inner matter of the host');
  }
}

const hostAuth = {
  guard: HeaderGuard,
  user: (request: { hostUser: { id: string; email: string } }) => request.hostUser,
};

function startWithHostUsers(platform: Platform) {
  return startHost(platform, hostModule({ imports: [GithireModule.forRoot({ ...testSettings(), auth: hostAuth })] }));
}

@Controller('mine')
@UseGuards(JwtAuthGuard)
class HostController {
  @Get()
  whoAmI(@CurrentUser() user: { userId: string }): object {
    return { userId: user.userId };
  }
}

for (const platform of PLATFORMS) {
  describe(`users, ${platform}`, () => {
    it('the users are GitHire’s own by default', async () => {
      const host = await startHost(platform, hostModule({ imports: [GithireModule.forRoot(testSettings())] }));
      assert.equal((await host.call('GET', '/projects')).status, 401);
      const token = await host.logIn();
      assert.equal((await host.call('GET', '/auth/me', { token })).status, 200);
    });

    it('with auth: { guard, user }, the host’s guard decides, and its refusal is a problem document', async () => {
      const host = await startWithHostUsers(platform);
      const refused = await host.call('GET', '/projects');
      assert.equal(refused.status, 401);
      assert.equal(refused.json.code, 'unauthenticated');
      assert.equal((await host.call('GET', '/projects', { headers: { 'x-host-user': '7' } })).status, 200);
    });

    it('with auth: { guard, user }, register, login, logout, password and session routes are not mounted', async () => {
      const host = await startWithHostUsers(platform);
      const headers = { 'x-host-user': '7' };
      for (const [method, path] of [
        ['POST', '/auth/register'],
        ['POST', '/auth/login'],
        ['POST', '/auth/logout'],
        ['PUT', '/auth/password'],
        ['GET', '/auth/sessions'],
      ] as const) {
        assert.equal(
          (await host.call(method, path, { headers, body: method === 'GET' ? undefined : {} })).status,
          404,
          path,
        );
      }
    });

    it('a user of the host is stored at first sight under the host’s id, and refreshed when the e-mail address changes', async () => {
      const host = await startWithHostUsers(platform);
      const headers = { 'x-host-user': 'tenant|ada/7', 'x-host-email': 'ada@old.example' };
      const first = await host.call('GET', '/auth/me', { headers });
      assert.equal(first.status, 200, first.text);
      assert.equal(first.json.userId, 'tenant|ada/7');
      assert.equal(first.json.email, 'ada@old.example');
      const second = await host.call('GET', '/auth/me', { headers: { ...headers, 'x-host-email': 'ada@new.example' } });
      assert.equal(second.json.userId, 'tenant|ada/7');
      assert.equal(second.json.email, 'ada@new.example');
      assert.equal(second.json.createdAt, first.json.createdAt);
    });

    it('the host’s id may be any string of 1 to 128 characters', async () => {
      const host = await startWithHostUsers(platform);
      for (const id of ['7', 'x'.repeat(128), 'auth0|5f7c', '9f3b3a54-5d0e-4f0e-8b0e-0a8b8c2f1a11']) {
        const { status, json } = await host.call('GET', '/auth/me', { headers: { 'x-host-user': id } });
        assert.equal(status, 200);
        assert.equal(json.userId, id);
      }
      assert.notEqual(
        (await host.call('GET', '/projects', { headers: { 'x-host-user': 'x'.repeat(129) } })).status,
        200,
      );
    });

    it('with auth: { guard, user }, runs and projects work as before, and one user’s are hidden from another', async () => {
      const host = await startWithHostUsers(platform);
      const call = { headers: { 'x-host-user': 'ada' } };
      const accepted = await host.startRun('', call);
      assert.equal(accepted.status, 202, accepted.text);
      assert.equal((await host.followRun(accepted.json.statusUrl, call)).json.status, 'completed');
      const path = `/projects/${accepted.json.projectId}`;
      assert.equal((await host.call('GET', path, call)).json.results.rankedCandidates.length, 3);
      assert.equal((await host.call('GET', path, { headers: { 'x-host-user': 'eve' } })).status, 404);
    });

    it('the host’s guard may be made for each request', async () => {
      const auth = {
        guard: PerRequestGuard,
        user: ({ headers }: { headers: Record<string, string> }) => ({ id: headers['x-host-user']!, email: '' }),
      };
      const root = hostModule({ imports: [GithireModule.forRoot({ ...testSettings(), auth })] });
      const host = await startHost(platform, root);
      const nobody = await host.call('GET', '/projects');
      const somebody = await host.call('GET', '/projects', { headers: { 'x-host-user': 'ada' } });
      assert.deepEqual([nobody.status, somebody.status], [403, 200]);
    });

    it('an error of the host’s guard is a problem document that tells nothing of it', async () => {
      const auth = { guard: BrokenGuard, user: () => null };
      const root = hostModule({ imports: [GithireModule.forRoot({ ...testSettings(), auth })] });
      const { status, json, text } = await (await startHost(platform, root)).call('GET', '/projects');
      assert.deepEqual([status, json.code, text.includes('inner')], [500, 'internal_error', false]);
    });

    it('JwtAuthGuard and CurrentUser work on the host’s own controllers', async () => {
      const root = hostModule({ imports: [GithireModule.forRoot(testSettings())], controllers: [HostController] });
      const host = await startHost(platform, root);
      assert.equal((await host.call('GET', '/mine')).status, 401);
      const token = await host.logIn();
      const me = await host.call('GET', '/auth/me', { token });
      const { status, json } = await host.call('GET', '/mine', { token });
      assert.equal(status, 200);
      assert.deepEqual(json, { userId: me.json.userId });
    });
  });
}

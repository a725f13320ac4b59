import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CanActivate, Injectable, type Type } from '@nestjs/common';
import { GithireModule, GithireProjects, GithireRuns, Problem } from 'githire';
import { hostModule, PLATFORMS, POSTING, startHost, testSettings } from './support.js';

@Injectable()
class OpenGuard implements CanActivate {
  canActivate(): boolean {
    return true;
  }
}

const auth = { guard: OpenGuard, user: () => ({ id: 'ada', email: 'ada@host.example' }) };

const notFound = (error: unknown): boolean => error instanceof Problem && error.code === 'not_found';

for (const platform of PLATFORMS) {
  describe(`host code without HTTP, ${platform}`, () => {
    it('GithireRuns and GithireProjects work on behalf of a user id, and only for what is theirs', async () => {
      const host = await startHost(
        platform,
        hostModule({ imports: [GithireModule.forRoot({ ...testSettings(), auth })] }),
      );
      const get = <T>(token: Type<T>): T => host.app.get(token, { strict: false });
      await host.call('GET', '/projects');
      const runs = get(GithireRuns);
      const projects = get(GithireProjects);

      const { executionId, projectId } = await runs.start('ada', { jobDescriptionText: POSTING, maxCandidates: 3 });
      const seen = [];
      for await (const { status, progressPercentage } of runs.events('ada', executionId))
        seen.push({ status, progressPercentage });
      assert.deepEqual(seen.at(-1), { status: 'completed', progressPercentage: 100 });
      assert.equal((await runs.status('ada', executionId)).status, 'completed');
      assert.equal((await runs.cancel('ada', executionId)).status, 'completed');
      await assert.rejects(runs.status('eve', executionId), notFound);

      assert.equal((await projects.list('ada')).total, 1);
      assert.equal((await projects.read('ada', projectId)).results?.rankedCandidates?.length, 3);
      await assert.rejects(projects.read('eve', projectId), notFound);
      await projects.remove('ada', projectId);
      assert.equal((await projects.list('ada')).total, 0);
    });
  });
}

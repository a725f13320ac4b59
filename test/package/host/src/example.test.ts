import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { freePort, startCommand } from './support.js';

const EXAMPLE = resolve('nest-host');
const SOURCES = join(EXAMPLE, 'src');
/** The commands of its README. What `npm install` installs, this host has: its package.json is made from the example's. */
const [install, build, onFastify, onExpress, ...calls]: string[] = JSON.parse(
  readFileSync(join(EXAMPLE, 'commands.json'), 'utf8'),
);
const STARTS = { fastify: onFastify, express: onExpress };

describe('examples/nest-host', () => {
  it('is a host of fewer than 60 lines', () => {
    const lines = readdirSync(SOURCES).flatMap((file) =>
      readFileSync(join(SOURCES, file), 'utf8').trimEnd().split('\n'),
    );
    assert.ok(lines.length < 60, `${lines.length} lines`);
  });

  it('has a README with the commands that are run here', () => {
    assert.deepEqual(
      [install, build, onFastify, onExpress],
      ['npm install', 'npm run build', 'npm start', 'npm start -- express'],
    );
    assert.equal(calls.length, 2);
  });

  before(() => execFileSync('bash', ['-c', build!], { cwd: EXAMPLE }));
  after(() => {
    for (const file of readdirSync(EXAMPLE)) if (/\.sqlite/.test(file)) rmSync(join(EXAMPLE, file));
  });

  for (const [platform, start] of Object.entries(STARTS)) {
    it(`has its own users, its own connection and one replaced stage, on ${platform}`, async () => {
      const port = await freePort();
      const host = await startCommand(start!, { cwd: EXAMPLE, port });
      const refused = await host.call('GET', '/recruiting/projects');
      assert.equal(refused.status, 403);
      assert.match(refused.headers.get('content-type') ?? '', /problem\+json/);
      const run = await printedBy(calls[0]!, port);
      const list = await printedBy(calls[1]!, port);
      assert.equal(run.status, 'completed', JSON.stringify(run).slice(0, 1000));
      assert.ok(list.projects.some(({ projectId }: { projectId: string }) => projectId === run.projectId));
      const call = { headers: { 'x-key': 'a key of hers' } };
      const { json } = await host.call('GET', `/recruiting/projects/${run.projectId}`, call);
      assert.equal(json.results.jobRequirement.remote, 'remote');
      assert.ok(json.results.rankedCandidates.length > 0);
      assert.equal((await host.call('POST', '/recruiting/auth/login', { body: {} })).status, 404);
    });
  }
});

/** What a call of the README prints. Not synchronous: our own connections to the host would not notice that they end. */
async function printedBy(command: string, port: number) {
  const { stdout } = await promisify(execFile)('bash', ['-c', command.replace(':3000', `:${port}`)]);
  return JSON.parse(stdout);
}

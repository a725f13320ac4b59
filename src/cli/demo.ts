import 'reflect-metadata';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DemoClient } from './demo-client.js';
import { describeMessage, describePeople, describeRequirement } from './demo-report.js';
import { Settings } from '../platform/config/settings.js';
import { createApp } from './create-app.js';

/** The default posting. */
const POSTING = fileURLToPath(new URL('../../../samples/backend-typescript-berlin.md', import.meta.url));

/**
 * Runs the main job from start to end, with a temporary database and the sample GitHub: no key, no service, no network.
 */
async function demo(postingFile: string): Promise<void> {
  const posting = await readFile(postingFile, 'utf8');
  const folder = await mkdtemp(join(tmpdir(), 'githire-demo-'));
  const settings: Settings = Object.assign(new Settings(), {
    databaseUrl: `sqlite:${join(folder, 'demo.sqlite')}`,
    logLevel: 'error',
  });
  const app = await createApp(settings);
  try {
    await app.listen(0, '127.0.0.1');
    const client = new DemoClient(await app.getUrl());
    await client.registerAndLogIn();
    print(`Posting: ${postingFile.split('/').at(-1)}, ${posting.length} characters\n`);
    const { executionId, projectId } = await client.startRun(posting);
    await client.followRun(executionId, (line) => process.stdout.write(`\r${line.padEnd(78)}`));
    print('\n');
    const { results } = await client.readProject(projectId);
    if (
      results?.jobRequirement === undefined ||
      results.rankedCandidates === undefined ||
      results.metadata === undefined
    ) {
      throw new Error(results?.error?.detail ?? 'The run gave no result');
    }
    print(describeRequirement(results.jobRequirement));
    print(describePeople(results.rankedCandidates));
    const [message] = results.outreachMessages ?? [];
    if (message !== undefined) print(describeMessage(message));
    const { metadata } = results;
    print(`${metadata.coverage ?? ''}\n`);
    print(
      `Source: ${metadata.source}${metadata.source === 'sample' ? ' (made-up people)' : ''}; ${metadata.github.requests} requests, ` +
        `${metadata.github.points} points; ${metadata.executionTimeSeconds} s, of which ${metadata.computingMilliseconds} ms our own computing.\n`,
    );
    print('\nGo on: `npm start`, then http://127.0.0.1:3000/docs; GITHUB_TOKEN=… searches the real GitHub.\n');
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function print(text: string): void {
  process.stdout.write(text);
}

try {
  await demo(process.argv[2] ?? POSTING);
} catch (error) {
  process.stderr.write(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/**
 * `npm run bench:memory`: how much memory a run uses. The service is in this process, GitHub in another one, and the
 * idle memory after a first small run is subtracted. `live` is the heap after a collection, sampled as often as a tenth
 * of the time allows; `heap` includes garbage that is not collected yet; `resident` is the memory given by the system.
 * Exits with 1 if any of them is more than 64 MB for one run of 100 candidates.
 */
import 'reflect-metadata';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Settings } from '../../src/platform/config/settings.js';
import { createApp } from '../../src/cli/create-app.js';
import { Random } from '../../src/sample-github/population/random.js';
import { composedPostings } from '../support/processes/postings.js';
import { StandInProcess } from '../support/processes/stand-in-process.js';

const BOUND_MB = 64;
const MAX_CANDIDATES = 100;
const AT_ONCE = 8;
const SEED = 7;
/** The pause after a collection, as a multiple of its duration. */
const COLLECTIONS = { pause: 9 };

interface Memory {
  live: number;
  heap: number;
  resident: number;
}

const collect = (): void => {
  if (gc === undefined) throw new Error('Start with --expose-gc');
  gc();
};

function look(): Memory {
  const { heapUsed, external, rss } = process.memoryUsage();
  return { live: 0, heap: heapUsed + external, resident: rss };
}

function held(): number {
  collect();
  return look().heap;
}

/** Returns the peak memory during some work, minus the memory before it. */
async function peakOf(work: () => Promise<unknown>): Promise<Memory> {
  const before = { ...look(), live: held() };
  before.heap = before.live;
  const peak: Memory = { live: 0, heap: 0, resident: 0 };
  const note = (name: keyof Memory, value: number): void => {
    peak[name] = Math.max(peak[name], (value - before[name]) / 1e6);
  };
  const often = setInterval(() => {
    const { heap, resident } = look();
    note('heap', heap);
    note('resident', resident);
  }, 5);
  let liveTimer: NodeJS.Timeout | undefined;
  const sampleLiveHeap = (): void => {
    const begun = performance.now();
    note('live', held());
    liveTimer = setTimeout(sampleLiveHeap, COLLECTIONS.pause * (performance.now() - begun));
  };
  sampleLiveHeap();
  try {
    await work();
    note('live', held());
  } finally {
    clearInterval(often);
    clearTimeout(liveTimer);
  }
  return peak;
}

const format = ({ live, heap, resident }: Memory): string =>
  `live ${live.toFixed(1)} MB, heap ${heap.toFixed(1)} MB, resident ${resident.toFixed(1)} MB`;

const folder = await mkdtemp(join(tmpdir(), 'githire-memory-'));
const github = await StandInProcess.start(new Date(), 0);
const settings = Object.assign(new Settings(), {
  port: 0,
  databaseUrl: `sqlite:${join(folder, 'memory.sqlite')}`,
  jwtSecret: 'a-secret-for-benches-only-0123456789abcdef',
  githubToken: 'bench',
  githubApiUrl: github.url,
  pipelineConcurrency: AT_ONCE,
  pipelineTimeoutSeconds: 600,
  logLevel: 'warn',
});
const app = await createApp(settings);
await app.listen(0, '127.0.0.1');
const url = await app.getUrl();
const token = await signIn();

async function signIn(): Promise<string> {
  const credentials = { email: 'memory@mail.example', password: 'a long passphrase of mine' };
  const post = (path: string): Promise<Response> =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    });
  await post('/auth/register');
  const { access_token } = (await (await post('/auth/login')).json()) as { access_token: string };
  return access_token;
}

/** Starts a run and reads its response piece by piece without keeping it. Returns its length in bytes. */
async function run(jobDescriptionText: string, maxCandidates: number): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const sent = send(`${url}/pipeline/run`, { method: 'POST', headers });
  sent.end(JSON.stringify({ jobDescriptionText, maxCandidates }));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let length = 0;
  for await (const piece of response) length += (piece as Buffer).length;
  if (response.statusCode !== 200) throw new Error(`A run was answered with ${response.statusCode}`);
  return length;
}

try {
  const [first = '', single = '', ...others] = composedPostings(new Random(SEED), AT_ONCE + 2);
  await run(first, 5);
  console.log(
    `Idle: ${(held() / 1e6).toFixed(1)} MB of heap, ${(look().resident / 1e6).toFixed(1)} MB resident (seed ${SEED})`,
  );
  const idle = held();
  let length = 0;
  const one = await peakOf(async () => (length = await run(single, MAX_CANDIDATES)));
  const holds = Math.max(one.live, one.heap, one.resident) <= BOUND_MB;
  console.log(
    `${holds ? '  ok ' : '  NO '} one run of ${MAX_CANDIDATES} candidates (its answer: ${(length / 1e6).toFixed(1)} MB): ${format(one)}; each at most ${BOUND_MB} MB`,
  );
  console.log(`       left when it was over: ${((held() - idle) / 1e6).toFixed(1)} MB`);
  const many = await peakOf(() => Promise.all(others.map((posting) => run(posting, MAX_CANDIDATES))));
  console.log(`       ${others.length} such runs at once: ${format(many)}`);
  console.log(`       left when they were over: ${((held() - idle) / 1e6).toFixed(1)} MB`);
  process.exitCode = holds ? 0 : 1;
} finally {
  await app.close();
  await github.remove();
  await rm(folder, { recursive: true, force: true });
}

/**
 * `npm run bench:github`: what a run requests from GitHub, counted by the sample GitHub and not by our client. Takes
 * about two minutes, because the sample takes as long as GitHub was observed to take. Exits with 1 if a limit is
 * exceeded.
 */
import 'reflect-metadata';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Logger } from '@nestjs/common';
import { SystemClock } from '../../src/platform/common/clock.js';
import { JobRequirement, type Skill } from '../../src/domain/job-requirement.js';
import { CLIENT_LIMITS } from '../../src/github/client-limits.js';
import { GithubClient } from '../../src/github/github-client.js';
import { type GithubConnection, LiveGithubConnection } from '../../src/github/github-connection.js';
import { SampleGithubConnection } from '../../src/sample-github/sample-github-connection.js';
import { SampleGithubServer } from '../../src/sample-github/server/sample-github-server.js';
import { TimerSleeper } from '../../src/github/requests/sleeper.js';
import { skillCatalogue } from '../../src/knowledge/skills/skill-catalogue.js';
import { type SourcingResult } from '../../src/stages/github-sourcer/github-sourcer.js';
import { GithubSourcerService } from '../../src/stages/github-sourcer/github-sourcer.service.js';
import { MemoryCachedResponseStore } from '../../src/stages/github-sourcer/cached-responses/memory-cached-response-store.js';
import { CachedResponseLoader } from '../../src/stages/github-sourcer/cached-responses/cached-response-loader.js';
import { InPlaceCompute } from '../../src/platform/compute/in-place-compute.js';

const BOUNDS = { requests: 50, points: 60, repeatedRequests: 5, seconds: 120, readySeconds: 1, held: 100 };
const MAX_CANDIDATES = 25;
/** The default timeout of a run in the service. */
const DEADLINE_SECONDS = 120;
const SHORT_DEADLINE_SECONDS = 30;
const clock = new SystemClock();
const sleeper = new TimerSleeper();
let failed = false;

function check(what: string, value: number, bound: number, unit = ''): void {
  const holds = value <= bound;
  failed ||= !holds;
  console.log(
    `${holds ? '  ok ' : '  NO '} ${what}: ${Number.isInteger(value) ? value : value.toFixed(1)}${unit} (at most ${bound}${unit})`,
  );
}

function posting(): JobRequirement {
  const skill = (name: string): Skill[] => {
    const entry = skillCatalogue().resolve(name);
    return entry ? [{ name: entry.name, kind: entry.kind, text: name, anyOf: null }] : [];
  };
  return Object.assign(new JobRequirement(), {
    role: 'Senior Backend Engineer',
    roleFamily: 'backend',
    seniority: 'senior',
    requiredSkills: ['TypeScript', 'NestJS', 'PostgreSQL', 'Kafka', 'Docker'].flatMap(skill),
    preferredSkills: ['Kubernetes', 'GraphQL'].flatMap(skill),
    locations: [{ text: 'Berlin', city: 'Berlin', region: null, country: 'DE' }],
  });
}

function sourcerOn(connection: GithubConnection): GithubSourcerService {
  const client = new GithubClient(connection, clock, sleeper, CLIENT_LIMITS);
  return new GithubSourcerService(
    client,
    new CachedResponseLoader(new MemoryCachedResponseStore(), clock),
    clock,
    sleeper,
    new InPlaceCompute(),
  );
}

async function run(
  sourcer: GithubSourcerService,
  seconds: number,
): Promise<{ result: SourcingResult; warnings: string[]; seconds: number }> {
  const warnings: string[] = [];
  const startedAt = performance.now();
  const result = await sourcer.run(
    { requirement: posting(), maxCandidates: MAX_CANDIDATES },
    {
      referenceDate: clock.now(),
      deadline: new Date(clock.now().getTime() + seconds * 1_000),
      signal: AbortSignal.timeout(seconds * 1_000 + 5_000),
      warn: (code, message) => warnings.push(`${code}: ${message}`),
      progress: () => undefined,
      checkpoint: async () => undefined,
      onBehalfOf: 'bench',
    },
  );
  return { result, warnings, seconds: (performance.now() - startedAt) / 1_000 };
}

/** The sample as the service starts it: how soon it is ready, its resources, and how long it blocks the service. */
async function benchStart(): Promise<void> {
  console.log('The sample GitHub in a thread of its own');
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().rss;
  const connection = new SampleGithubConnection(clock);
  delay.enable();
  const startedAt = performance.now();
  const processor = process.cpuUsage();
  connection.onApplicationBootstrap();
  await connection.endpoint();
  const { user, system } = process.cpuUsage(processor);
  const ready = (performance.now() - startedAt) / 1_000;
  delay.disable();
  // Processor time, which other programs on the machine do not increase.
  check(
    `reachable after ${ready.toFixed(1)} s by the clock, of processor time`,
    (user + system) / 1e6,
    BOUNDS.readySeconds,
    ' s',
  );
  check('longest hold-up of the service meanwhile', delay.max / 1e6, BOUNDS.held, ' ms');
  const quick = await run(sourcerOn(connection), DEADLINE_SECONDS);
  const memory = (process.memoryUsage().rss - before) / 1e6;
  console.log(
    `       a run without simulated server times: ${quick.seconds.toFixed(1)} s, ${quick.result.candidates.length} people; memory with the first run: +${memory.toFixed(0)} MB`,
  );
  await connection.onModuleDestroy();
}

async function benchRuns(): Promise<void> {
  const server = new SampleGithubServer({ clock, sleeper, serverTimes: 1 });
  const sourcer = sourcerOn(new LiveGithubConnection({ baseUrl: await server.start(), token: 'sample' }, 'sample'));
  console.log(`A run for ${MAX_CANDIDATES} people with GitHub's server times`);
  const first = await run(sourcer, DEADLINE_SECONDS);
  console.log(`       ${first.result.coverage.line}`);
  check('GraphQL requests', server.log.count('graphql'), BOUNDS.requests);
  check('points', server.log.points, BOUNDS.points);
  check('wall time', first.seconds, BOUNDS.seconds, ' s');
  check('people short of those asked for', Math.max(0, MAX_CANDIDATES - first.result.candidates.length), 0);
  check('warnings', first.warnings.length, 0);
  console.log(
    `       REST searches: ${server.log.count('search')}, simulated server time: ${server.log.serverSeconds.toFixed(1)} s, most in flight: ${server.log.mostInFlight}`,
  );
  console.table(
    Object.fromEntries(
      [...new Set(server.log.entries.map(({ operation, kind }) => operation ?? kind))].map((name) => [
        name,
        { requests: server.log.entries.filter(({ operation, kind }) => (operation ?? kind) === name).length },
      ]),
    ),
  );

  server.log.reset();
  console.log('The same run again within the hour');
  const again = await run(sourcer, DEADLINE_SECONDS);
  check('GraphQL requests', server.log.count('graphql'), BOUNDS.repeatedRequests);
  console.log(
    `       REST searches: ${server.log.count('search')}, wall time: ${again.seconds.toFixed(1)} s, ${again.result.candidates.length} people`,
  );
  await server.stop();
}

async function benchDeadline(): Promise<void> {
  const server = new SampleGithubServer({ clock, sleeper, serverTimes: 1 });
  const sourcer = sourcerOn(new LiveGithubConnection({ baseUrl: await server.start(), token: 'sample' }, 'sample'));
  console.log(`A run that has ${SHORT_DEADLINE_SECONDS} s`);
  const { result, warnings, seconds } = await run(sourcer, SHORT_DEADLINE_SECONDS);
  check('wall time', seconds, SHORT_DEADLINE_SECONDS, ' s');
  check('sent while limited', server.log.whileLimited, 0);
  console.log(`       ${result.candidates.length} people; ${warnings.join(' ') || 'no warning'}`);
  if (warnings.length === 0) failed = true;
  await server.stop();
}

Logger.overrideLogger(false);
await benchStart();
await benchRuns();
await benchDeadline();
process.exitCode = failed ? 1 : 0;

/**
 * Asks GitHub itself, only where `GITHUB_TOKEN` is set: what each document costs (`rateLimit(dryRun: true)`, nothing is
 * evaluated), and one small run. `GITHUB_TOKEN=… npm run test:live`. Some 50 points of the hour's 5,000.
 */
import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { SystemClock } from '../../src/platform/common/clock.js';
import { loadSettings } from '../../src/platform/config/env.js';
import { JobRequirement, type Skill } from '../../src/domain/job-requirement.js';
import { GithubClient } from '../../src/github/github-client.js';
import { LiveGithubConnection } from '../../src/github/github-connection.js';
import { type GithubSession } from '../../src/github/github-session.js';
import { TimerSleeper } from '../../src/github/requests/sleeper.js';
import { skillCatalogue } from '../../src/knowledge/skills/skill-catalogue.js';
import { GithubSourcerService } from '../../src/stages/github-sourcer/github-sourcer.service.js';
import { MemoryCachedResponseStore } from '../../src/stages/github-sourcer/cached-responses/memory-cached-response-store.js';
import { CachedResponseLoader } from '../../src/stages/github-sourcer/cached-responses/cached-response-loader.js';
import { InPlaceCompute } from '../../src/platform/compute/in-place-compute.js';
import { costProblems, documentCosts } from './live-documents.js';

const SECONDS = 120;
const MAX_CANDIDATES = 3;
const clock = new SystemClock();
const sleeper = new TimerSleeper();

async function compareCosts(session: GithubSession): Promise<boolean> {
  const costs = await documentCosts(session, clock.now());
  console.table(Object.fromEntries(costs));
  const problems = costProblems(costs);
  for (const problem of problems) console.log(problem);
  return problems.length === 0;
}

function posting(): JobRequirement {
  const skill = (name: string): Skill[] => {
    const entry = skillCatalogue().resolve(name);
    return entry ? [{ name: entry.name, kind: entry.kind, text: name, anyOf: null }] : [];
  };
  return Object.assign(new JobRequirement(), {
    role: 'Backend Engineer',
    roleFamily: 'backend',
    requiredSkills: ['TypeScript', 'NestJS'].flatMap(skill),
    preferredSkills: [],
    locations: [{ text: 'Berlin', city: 'Berlin', region: null, country: 'DE' }],
  });
}

async function smallRun(client: GithubClient): Promise<boolean> {
  const sourcer = new GithubSourcerService(
    client,
    new CachedResponseLoader(new MemoryCachedResponseStore(), clock),
    clock,
    sleeper,
    new InPlaceCompute(),
  );
  const { candidates, coverage, github } = await sourcer.run(
    { requirement: posting(), maxCandidates: MAX_CANDIDATES },
    {
      referenceDate: clock.now(),
      deadline: new Date(clock.now().getTime() + SECONDS * 1_000),
      signal: AbortSignal.timeout(SECONDS * 1_000),
      warn: (code, message) => console.log(`warning ${code}: ${message}`),
      progress: () => undefined,
      checkpoint: async () => undefined,
      onBehalfOf: 'evaluation',
    },
  );
  console.log(
    `${coverage.line}\n${candidates.length} people; ${github.requests} requests, ${github.points} points, ${github.remaining ?? 'no'} left, ${github.retries} retries`,
  );
  return candidates.length > 0;
}

const { githubToken, githubApiUrl } = loadSettings();
if (githubToken === undefined) {
  console.log('GITHUB_TOKEN is not set: GitHub is not asked, and nothing is tested.');
} else {
  Logger.overrideLogger(['warn', 'error']);
  const client = new GithubClient(
    new LiveGithubConnection({ baseUrl: githubApiUrl, token: githubToken }),
    clock,
    sleeper,
  );
  const session = client.session({
    signal: AbortSignal.timeout(SECONDS * 1_000),
    deadline: new Date(clock.now().getTime() + SECONDS * 1_000),
  });
  const { scopes } = await session.checkToken();
  console.log(`scopes of the token: ${scopes === null ? 'none to tell of' : scopes.join(', ') || 'none'}`);
  const costsHold = await compareCosts(session);
  const found = await smallRun(client);
  process.exitCode = costsHold && found ? 0 : 1;
}

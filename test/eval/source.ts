import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { Clock } from '../../src/platform/common/clock.js';
import { JobRequirement, type Skill } from '../../src/domain/job-requirement.js';
import { GithubClient } from '../../src/github/github-client.js';
import { LiveGithubConnection } from '../../src/github/github-connection.js';
import { type ProfileKind, type SampleUser } from '../../src/sample-github/population/model.js';
import { type Specialty, VOCABULARY } from '../../src/sample-github/population/vocabulary.js';
import { SampleGithubServer } from '../../src/sample-github/server/sample-github-server.js';
import { TimerSleeper } from '../../src/github/requests/sleeper.js';
import { skillCatalogue } from '../../src/knowledge/skills/skill-catalogue.js';
import { GithubSourcerService } from '../../src/stages/github-sourcer/github-sourcer.service.js';
import { MemoryCachedResponseStore } from '../../src/stages/github-sourcer/cached-responses/memory-cached-response-store.js';
import { CachedResponseLoader } from '../../src/stages/github-sourcer/cached-responses/cached-response-loader.js';
import { InPlaceCompute } from '../../src/platform/compute/in-place-compute.js';

/**
 * How many of the planted experts the sourcing finds on the sample GitHub. One posting for every specialty; everything
 * counted by the server. Beside them it counts the people whom nobody should find by their public work.
 */
const NOW = new Date('2026-06-01T12:00:00Z');
const MAX_CANDIDATES = 25;
const SKILLS = 6;
const LEAST_RECALL = 0.92;
/** Kinds of experts of whom careless searching and reading sees nothing. */
const EXPERTS: readonly ProfileKind[] = ['upstream-contributor', 'uncredited', 'workspace', 'markup'];
const LEAST_GAIN = 2;

class FixedClock extends Clock {
  now(): Date {
    return NOW;
  }
}

/** A posting for a specialty: its main language and its first few technologies. */
function postingOf(specialty: Specialty): JobRequirement {
  const catalogue = skillCatalogue();
  const [language = ''] = Object.entries(specialty.languages).sort((a, b) => b[1] - a[1])[0] ?? [];
  const names = [language, ...specialty.stacks.map((key) => VOCABULARY.stacks[key]?.label ?? key)];
  const entries = names.flatMap((name) => catalogue.byLanguage(name) ?? catalogue.resolve(name) ?? []);
  const skills: Skill[] = entries.slice(0, SKILLS).map(({ name, kind }) => ({ name, kind, text: name, anyOf: null }));
  return Object.assign(new JobRequirement(), {
    role: specialty.titles[0] ?? null,
    requiredSkills: skills,
    preferredSkills: [],
    locations: [],
    remote: 'remote',
    roleFamily: null,
  });
}

interface Found {
  planted: number;
  inPool: number;
  bySearch: number;
  amongFinalists: number;
}

interface Figures extends Found {
  specialty: string;
  requests: number;
  points: number;
}

async function measure(server: SampleGithubServer, baseUrl: string, specialty: Specialty): Promise<Figures> {
  const clock = new FixedClock();
  const client = new GithubClient(
    new LiveGithubConnection({ baseUrl, token: 'sample' }, 'sample'),
    clock,
    new TimerSleeper(),
  );
  const sourcer = new GithubSourcerService(
    client,
    new CachedResponseLoader(new MemoryCachedResponseStore(), clock),
    clock,
    new TimerSleeper(),
    new InPlaceCompute(),
  );
  const context = {
    referenceDate: NOW,
    deadline: new Date(NOW.getTime() + 120_000),
    signal: new AbortController().signal,
    warn: () => undefined,
    progress: () => undefined,
    checkpoint: async () => undefined,
    onBehalfOf: 'evaluation',
  };
  const requirement = postingOf(specialty);
  server.log.reset();
  const { candidates } = await sourcer.run({ requirement, maxCandidates: MAX_CANDIDATES }, context);
  const requests = server.log.count('graphql');
  const { points } = server.log;
  const pool = new Set(
    server.log.entries
      .filter(({ operation }) => operation === 'PoolRepositories')
      .flatMap(({ variables }) => variables['ids'] as string[]),
  );
  const [language] = Object.entries(specialty.languages).sort((a, b) => b[1] - a[1])[0] ?? [''];
  const search = await client
    .session(context)
    .searchUsers(`type:user language:"${language}"`, { perPage: 100, page: 1 });
  const hits = new Set(search.items.map(({ nodeId }) => nodeId));
  const finalists = new Set(candidates.map(({ githubUsername }) => githubUsername));
  const nodeId = (user: SampleUser): string => server.store.nodeId('User', user.index);
  const count = (planted: readonly SampleUser[]): Found => ({
    planted: planted.length,
    inPool: planted.filter((user) => pool.has(nodeId(user))).length,
    bySearch: planted.filter((user) => hits.has(nodeId(user))).length,
    amongFinalists: planted.filter(({ login }) => finalists.has(login)).length,
  });
  const byKind = EXPERTS.map((kind) => [kind, count(plantedOf(server, kind, specialty.key))] as const);
  for (const [kind, found] of byKind) kinds.set(kind, added(kinds.get(kind), found));
  return {
    specialty: specialty.key,
    ...byKind.reduce<Found>((total, [, found]) => added(total, found), added(undefined, undefined)),
    requests,
    points,
  };
}

function added(one: Found | undefined, other: Found | undefined): Found {
  const sum = (field: keyof Found): number => (one?.[field] ?? 0) + (other?.[field] ?? 0);
  return {
    planted: sum('planted'),
    inPool: sum('inPool'),
    bySearch: sum('bySearch'),
    amongFinalists: sum('amongFinalists'),
  };
}

function plantedOf(server: SampleGithubServer, kind: ProfileKind, specialty: string): SampleUser[] {
  return server.store.population.users.filter(
    (user) => user.kind === kind && user.specialty === specialty && !user.deleted,
  );
}

Logger.overrideLogger(false);
// Searches are GitHub's scarcest good; the clock stands still here, so that a minute would never pass.
const server = new SampleGithubServer({
  clock: new FixedClock(),
  limits: { graphqlPoints: 1_000_000, searchesPerMinute: 10_000 },
});
const baseUrl = await server.start();
const figures: Figures[] = [];
const kinds = new Map<ProfileKind, Found>();
for (const specialty of VOCABULARY.specialties) figures.push(await measure(server, baseUrl, specialty));
await server.stop();

const sum = (field: 'planted' | 'inPool' | 'bySearch' | 'amongFinalists'): number =>
  figures.reduce((total, row) => total + row[field], 0);
const recall = sum('inPool') / sum('planted');
const gain = sum('inPool') / Math.max(1, sum('bySearch'));
console.table(figures);
console.table(Object.fromEntries(kinds));
console.log(
  `Planted experts within the pool of 100: ${sum('inPool')} of ${sum('planted')}, recall ${recall.toFixed(3)} (at least ${LEAST_RECALL})`,
);
console.log(
  `One user search by the first language finds ${sum('bySearch')}; the sourcing finds ${gain.toFixed(1)} times as many (at least ${LEAST_GAIN})`,
);
console.log(`Among the ${MAX_CANDIDATES} or so who are given on: ${sum('amongFinalists')}`);
console.log(
  `Most GraphQL requests of a run: ${Math.max(...figures.map(({ requests }) => requests))}, most points: ${Math.max(...figures.map(({ points }) => points))}`,
);
process.exitCode = recall >= LEAST_RECALL && gain >= LEAST_GAIN ? 0 : 1;

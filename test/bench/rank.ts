/**
 * `npm run bench:rank`: how long the ranking takes, from 100 to 10,000 candidates against a posting of 30 skills and 60
 * keywords. Exits with 1 if 10,000 take a second or more, or 100 take 15 ms or more, on one core.
 */
import 'reflect-metadata';
import { type Skill } from '../../src/domain/job-requirement.js';
import { skillCatalogue } from '../../src/knowledge/skills/skill-catalogue.js';
import { extractKeywords } from '../../src/knowledge/text/keywords.js';
import { rankCandidates } from '../../src/stages/ranking-engine/rank-candidates.js';
import { makeCandidate, makeRequirement, seededRandom, skillOf } from '../support/ranking-candidates.js';

const REFERENCE_DATE = new Date('2026-06-01T00:00:00.000Z');
const SEED = 20_260_601;
const ROUNDS = 5;
const LIMITS: Readonly<Record<number, number>> = { 100: 15, 10_000: 600 };
const POSTING = `# Senior Rust Engineer, network services
You will build an async runtime, HTTP/2 clients and servers, connection pools, back-pressure and timeouts, a query engine
over columnar files, gRPC streaming and middleware, command line tools with shell completion, caches and write-ahead logs.
Nice to have: Kubernetes operators, TLS, QUIC, tracing and profiling, TypeScript, React, state management, image loading.
People who only know web shops are not who we look for.`;

const skills: Skill[] = skillCatalogue()
  .entries.slice(0, 30)
  .map(({ name, kind }) => skillOf(name, kind));
const requirement = makeRequirement({
  role: 'Senior Rust Engineer',
  roleFamily: 'backend',
  seniority: 'senior',
  requiredSkills: skills.slice(0, 20),
  preferredSkills: skills.slice(20),
  yearsMin: 5,
  keywords: extractKeywords(POSTING),
});
const random = seededRandom(SEED);
const people = Array.from({ length: 10_000 }, (_, person) =>
  makeCandidate(person + 1, random, {
    works: 6,
    skills: skills.slice(0, 12).map(({ name }) => name),
    referenceDate: REFERENCE_DATE,
  }),
);

interface Time {
  /**
   * Milliseconds of processor time, garbage collection included: the time on one core, independent of other processes.
   */
  cpu: number;
  /** Milliseconds by the clock. */
  wall: number;
}

/** Returns the median of some rounds. */
function measure(count: number): Time {
  const candidates = people.slice(0, count);
  const times = Array.from({ length: ROUNDS }, (): Time => {
    const start = performance.now();
    const used = process.cpuUsage();
    rankCandidates({ requirement, candidates }, REFERENCE_DATE);
    const { user, system } = process.cpuUsage(used);
    return { cpu: (user + system) / 1000, wall: performance.now() - start };
  }).sort((a, b) => a.cpu - b.cpu);
  return times[Math.floor(ROUNDS / 2)] ?? { cpu: Number.NaN, wall: Number.NaN };
}

// Warm-up: V8 compiles the code as in a service that has run for a while.
for (let round = 0; round < 3; round += 1) measure(1000);
let failed = false;
let before: { count: number; cpu: number } | undefined;
for (const count of [100, 300, 1000, 3000, 10_000]) {
  const { cpu, wall } = measure(count);
  const limit = LIMITS[count];
  const growth = before
    ? `, ${(cpu / before.cpu).toFixed(1)} times for ${(count / before.count).toFixed(1)} times as many`
    : '';
  console.log(
    `${count} candidates: ${cpu.toFixed(1)} ms of one core (${wall.toFixed(1)} ms by the clock), ${((1000 * cpu) / count).toFixed(1)} µs each${growth}${limit ? `, allowed ${limit} ms` : ''}`,
  );
  if (limit !== undefined && !(cpu < limit)) failed = true;
  before = { count, cpu };
}
console.log(
  `${requirement.requiredSkills.length + requirement.preferredSkills.length} skills, ${requirement.keywords?.length ?? 0} keywords, 6 repositories and 12 skills a candidate, seed ${SEED}, median of ${ROUNDS}, Node ${process.version}`,
);
process.exitCode = failed ? 1 : 0;

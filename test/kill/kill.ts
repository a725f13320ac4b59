/**
 * `npm run test:kill`: processes are killed with SIGKILL at random moments of runs and started again, and nothing may be
 * lost, made twice or different from what an undisturbed process gives. In two modes: one process on SQLite that queues by
 * itself, and an API with two workers on PostgreSQL and Redis. Then a run is killed three times at one checkpoint.
 * Ends non-zero where anything was violated. Arguments: --kills (of each mode), --mode (both), --lease
 * (seconds; on a machine that stalls for longer, a living process counts as dead), --seed (printed).
 */
import { parseArgs } from 'node:util';
import { Random } from '../../src/sample-github/population/random.js';
import { firstDifference } from '../support/processes/comparable-result.js';
import { StandInProcess } from '../support/processes/stand-in-process.js';
import { postgresIsThere } from '../support/postgres.js';
import { redisIsThere } from '../support/redis.js';
import { crashThreeTimes } from './crash-rule.js';
import { KillScenario } from './kill-scenario.js';
import { repeatedLoads } from './loads.js';
import { type Mode, Site } from '../support/processes/site.js';
import { Undisturbed } from '../support/processes/undisturbed.js';
import { Violations } from './violations.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    mode: { type: 'string', default: 'both' },
    lease: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const ALL_MODES: readonly Mode[] = ['in-process', 'bullmq'];
const MODES = ALL_MODES.filter((mode) => values.mode === 'both' || values.mode === mode);
const KILLS = Number(values.kills);
if (MODES.length === 0 || !(KILLS > 0))
  throw new Error('--mode must be in-process, bullmq or both; --kills a number above 0');
/** Runs that are active or waiting at any time. Two workers hold more, and the runs of a killed worker are taken over only when their leases have expired. */
const IN_FLIGHT: Record<Mode, number> = { 'in-process': 6, bullmq: 12 };
/** Share of GitHub's time: a run of 25 people then waits some two seconds for it, and many kills hit it there. */
const LATENCY_FACTOR = 0.03;
const SETTINGS = {
  RUN_LEASE_SECONDS: values.lease,
  PIPELINE_TIMEOUT_SECONDS: '3600',
  PIPELINE_CONCURRENCY: '4',
  SHUTDOWN_GRACE_SECONDS: '0',
};
/** At half a minute, where nothing that the sample GitHub dates lies: it dates by minutes. */
const TODAY = new Date(`${new Date().toISOString().slice(0, 10)}T12:00:30Z`);

const violations = new Violations();
const rows: Record<string, object> = {};
report(
  `seed ${values.seed}; ${KILLS} kills in each of: ${MODES.join(', ')}; GitHub's times × ${LATENCY_FACTOR}; all clocks stand at ${TODAY.toISOString()}`,
);

const interrupted = new Promise<never>((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => reject(new Error(`interrupted by ${signal}`)));
});
interrupted.catch(() => undefined);
/** What must not be left behind, also where the script is interrupted. */
const leftovers: (() => Promise<void>)[] = [];
try {
  for (const mode of MODES) await play(mode);
} finally {
  for (const remove of leftovers.reverse()) await remove();
}
console.table(rows);
for (const violation of violations.all) report(`VIOLATION ${violation}`);
report(
  violations.all.length === 0
    ? 'Nothing lost, nothing twice, nothing different.'
    : `${violations.all.length} violations`,
);
process.exitCode = violations.all.length === 0 ? 0 : 1;

async function play(mode: Mode): Promise<void> {
  if (mode === 'bullmq' && !((await postgresIsThere()) && (await redisIsThere()))) return;
  const begun = performance.now();
  const github = await StandInProcess.start(TODAY, LATENCY_FACTOR);
  leftovers.push(() => github.remove());
  const site = await openSite(mode, github);
  const scenario = new KillScenario(site, github, new Random(Number(values.seed), ALL_MODES.indexOf(mode)), violations);
  report(`${mode}:`);
  await Promise.race([scenario.play(KILLS, IN_FLIGHT[mode]), interrupted]);
  const loads = repeatedLoads((await github.report()).records, scenario.kills);
  for (const fault of loads.unexplained) violations.add(fault);
  const equal = await Promise.race([compare(scenario, github), interrupted]);
  const crashed = await Promise.race([crash(mode, github), interrupted]);
  const { leases, runs, kills } = scenario;
  rows[mode] = {
    kills: kills.length,
    runs: runs.length,
    completed: runs.filter(({ status }) => status === 'completed').length,
    equal,
    interruptions: leases.interruptions,
    'runs held when killed': kills.reduce((sum, { held }) => sum + held, 0),
    'calls that broke': runs.reduce((sum, { brokenCalls }) => sum + brokenCalls, 0),
    'things from GitHub': loads.things,
    'again after kills': `${loads.afterKills} in ${loads.batchesAfterKills} batches`,
    'again side by side': loads.sideBySide,
    'again otherwise': loads.unexplained.length,
    'longest unkept (ms)': Math.round(loads.longestUnkept),
    'longest resume (s)': (Math.max(0, ...leases.resumeTimes) / 1_000).toFixed(1),
    'most crashes at a point': leases.mostCrashes,
    'kills put off': scenario.postponed,
    'third crash': crashed,
    'took (s)': Math.round((performance.now() - begun) / 1_000),
  };
  report(`  hit: ${[...scenario.hitModules].map(([module, count]) => `${module} × ${count}`).join(', ')}`);
  await site.remove();
  for (const line of site.errors.slice(0, 10)) report(`  logged ${line.slice(0, 400)}`);
}

async function openSite(mode: Mode, github: StandInProcess): Promise<Site> {
  const site = await Site.create(mode, { url: github.url, today: TODAY }, SETTINGS);
  leftovers.push(() => site.remove());
  return site;
}

/** How many runs gave what an undisturbed one gives. */
async function compare(scenario: KillScenario, github: StandInProcess): Promise<number> {
  await github.behave({ latencyFactor: 0 });
  const undisturbed = await Undisturbed.start(github.url, TODAY);
  leftovers.push(() => undisturbed.remove());
  let equal = 0;
  for (const { executionId, request, result } of scenario.runs) {
    if (result === null) continue;
    const difference = firstDifference(result, await undisturbed.resultOf(request, executionId));
    if (difference === null) equal += 1;
    else violations.add(`run ${executionId} differs from an undisturbed one ${difference}`);
  }
  return equal;
}

async function crash(mode: Mode, github: StandInProcess): Promise<string> {
  await github.forget();
  return crashThreeTimes(await openSite(mode, github), github, violations);
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

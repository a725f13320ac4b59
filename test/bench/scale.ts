/**
 * `npm run bench:scale`, about four minutes: several processes on one PostgreSQL and one Redis. First, two API
 * processes and two workers finish 200 runs of 20 users, with each request at either API. Then one worker and two
 * workers finish the same runs, in turns, with GitHub's delays. Exits non-zero if a result differs from that of one
 * process, a run is not visible at each API, or a second worker raises the throughput by less than 1.6.
 */
import { parseArgs } from 'node:util';
import { Random } from '../../src/sample-github/population/random.js';
import { postgresIsThere } from '../support/postgres.js';
import { StandInProcess } from '../support/processes/stand-in-process.js';
import { redisIsThere } from '../support/redis.js';
import { runSideBySide } from './scale/side-by-side.js';
import { compareWorkers } from './scale/throughput.js';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '20261122' } } });
/** At half a minute: the sample GitHub's dates are whole minutes, so none of them is at this time. */
const TODAY = new Date(`${new Date().toISOString().slice(0, 10)}T12:00:30Z`);

if ((await postgresIsThere()) && (await redisIsThere())) {
  const github = await StandInProcess.start(TODAY, 0);
  try {
    const begun = performance.now();
    process.stdout.write(`seed ${values.seed}\n`);
    const faults = [
      ...(await runSideBySide({ github, today: TODAY, random: new Random(Number(values.seed), 1) })),
      ...(await compareWorkers({ github, today: TODAY, random: new Random(Number(values.seed), 2) })),
    ];
    for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
    process.stdout.write(
      `${faults.length === 0 ? 'All holds' : `${faults.length} faults`}; took ${Math.round((performance.now() - begun) / 1_000)} s\n`,
    );
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    await github.remove();
  }
} else process.exitCode = 1;

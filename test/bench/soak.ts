/**
 * `npm run bench:soak`: the mixed load of `bench:api` for ten minutes, and the service's memory meanwhile. `--
 * --minutes 3` is shorter, `--sample` uses the sample GitHub in the service's process instead of a stand-in in another
 * one, `--postgres` uses PostgreSQL. Exits non-zero on an error, above 250 MB resident, or if the memory grows.
 *
 * The memory grows if in the second half, when caches are full and code is compiled, the line through the samples rises
 * by more than 1 % of the limit per minute, for the resident memory or for the heap after full collections. The heap
 * separates a leak from memory that the allocator keeps.
 */
import { parseArgs } from 'node:util';
import { CONNECTIONS, describeLoad, mixedLoad, THINK_SECONDS } from './load/mixed-load.js';
import { MemoryWatch, slopePerMinute } from './load/memory-watch.js';
import { setScene } from './load/scene.js';

const MOST_RESIDENT = 250;
/** In megabytes per minute. */
const MOST_GROWTH = MOST_RESIDENT / 100;
const SAMPLE_SECONDS = 10;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    think: { type: 'string', default: String(THINK_SECONDS) },
    seed: { type: 'string', default: '20261122' },
    sample: { type: 'boolean', default: false },
    postgres: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.minutes) * 60;
const seed = Number(values.seed);
const scene = await setScene(values.postgres ? 'PostgreSQL' : 'SQLite', seed, values.sample);
try {
  const watch = new MemoryWatch(scene.service.process);
  const ticker = setInterval(() => print(watch), SAMPLE_SECONDS * 1000);
  report(
    `${CONNECTIONS} connections for ${values.minutes} minutes, ${values.think} s between requests, seed ${seed}, ${values.sample ? 'sample GitHub within the process' : 'GitHub in another process'}`,
  );
  const load = await mixedLoad(scene.service.url, scene.people, seconds, seed, Number(values.think));
  clearInterval(ticker);
  watch.stop();
  describeLoad(load).forEach(report);
  const half = watch.samples.filter(({ second }) => second >= seconds / 2);
  const resident = slopePerMinute(half.map(({ second, resident: value }) => [second, value]));
  const heap = slopePerMinute(
    half.flatMap(({ second, heap: value }) => (value === null ? [] : [[second, value] as const])),
  );
  report(
    `resident at the start ${watch.first.toFixed(0)} MB, peak ${watch.peak.toFixed(0)} MB (under ${MOST_RESIDENT}), end ${watch.last.toFixed(0)} MB`,
  );
  report(
    `growth in the second half: resident ${resident.toFixed(2)} MB a minute, heap after full collections ${heap.toFixed(2)} MB a minute (at most ${MOST_GROWTH})`,
  );
  if (load.errors.length > 0 || !(watch.peak < MOST_RESIDENT) || resident > MOST_GROWTH || heap > MOST_GROWTH)
    process.exitCode = 1;
} finally {
  await scene.end();
}

function print({ samples }: MemoryWatch): void {
  const now = samples.at(-1);
  if (now !== undefined)
    report(
      `${now.second.toFixed(0).padStart(5)} s: resident ${now.resident.toFixed(0)} MB, heap after the last full collection ${now.heap?.toFixed(0) ?? '?'} MB`,
    );
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

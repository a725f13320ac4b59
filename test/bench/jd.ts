/**
 * `npm run bench:jd`: how long parsing a posting takes. Exits with 1 if a limit is exceeded: 5,000 characters under 15
 * ms and 50,000 under 100 ms after warm-up, knowledge loaded in under 250 ms, ten times the text in at most twelve
 * times the time (on ordinary and on hostile text), and one hash of 1,000 results in any order.
 */
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { findPlaces } from '../../src/knowledge/places/place-resolver.js';
import { findSkills } from '../../src/knowledge/skills/skill-matcher.js';
import { Problem } from '../../src/platform/common/problem.js';
import { parseJobDescription } from '../../src/stages/jd-parser/parse-job-description.js';
import { readPostings } from '../../src/cli/eval/jd-dataset.js';

const LIMITS = { shortMs: 15, longMs: 100, loadMs: 250, growth: 12 } as const;
const SHORT = 5000;
const LONG = 50_000;
const READINGS = 1000;

const { values } = parseArgs({
  options: { data: { type: 'string', default: 'test/data/jd' }, seed: { type: 'string', default: '20261122' } },
});
const failures: string[] = [];

const loadMs = milliseconds(() => {
  findSkills('Rust');
  findPlaces('Berlin');
});
report('knowledge loaded', loadMs, LIMITS.loadMs);

const postings = readPostings(values.data).map(({ text }) => text);
const ordinary = postings.join('\n\n');
for (let round = 0; round < 3; round++) for (const text of postings) read(text);

report(
  `${SHORT} characters`,
  fastest(() => read(ordinary.repeat(2).slice(0, SHORT)), 40),
  LIMITS.shortMs,
);
report(
  `${LONG} characters`,
  fastest(() => read(ordinary.repeat(4).slice(0, LONG)), 10),
  LIMITS.longMs,
);

const hostile: Record<string, (length: number) => string> = {
  'ordinary text': (length) => ordinary.repeat(Math.ceil(length / ordinary.length)).slice(0, length),
  'Java over and over': (length) => 'Java '.repeat(length / 5),
  'one long word': (length) => 'a'.repeat(length),
  'nested brackets': (length) => '('.repeat(length / 2) + ')'.repeat(length / 2),
  'open tags': (length) => '<a href="'.repeat(length / 9),
  'open links': (length) => '[a]('.repeat(length / 4),
  spaces: (length) => `Go${' '.repeat(length)}developer`,
  dashes: (length) => '-'.repeat(length),
  digits: (length) => '1'.repeat(length),
  amounts: (length) => '$1,000 - '.repeat(length / 9),
  years: (length) => '5 years or '.repeat(length / 11),
  commas: (length) => 'Go, '.repeat(length / 4),
  slashes: (length) => 'React/Vue/'.repeat(length / 10),
  'many cues': (length) => 'ideally PHP or Rust, bonus points if MySQL is a plus '.repeat(length / 51),
  'line breaks': (length) => 'Go\n'.repeat(length / 3),
  'short lines': (length) => 'Nice to have:\n- Go\n'.repeat(length / 19),
  'a plus': (length) => 'PHP is a plus, '.repeat(length / 15),
  places: (length) => 'Berlin or Paris, TX / '.repeat(length / 22),
  names: (length) => 'Acme Of The And '.repeat(length / 16),
  stars: (length) => '*a **b _c '.repeat(length / 10),
  entities: (length) => '&amp;nbsp;'.repeat(length / 10),
  adjectives: (length) => 'looking for a very very very '.repeat(length / 29),
};
console.log('\ngrowth from 5,000 to 50,000 characters');
for (const [name, make] of Object.entries(hostile)) {
  const { before, after } = growthOf(make(SHORT), make(LONG));
  console.log(
    `${name.padEnd(22)} ${before.toFixed(2).padStart(8)} ms ${after.toFixed(2).padStart(9)} ms  x${(after / before).toFixed(1)}`,
  );
  if (after / before > LIMITS.growth) failures.push(`${name} grows by ${(after / before).toFixed(1)}`);
}

const hashes = hashInRandomOrder(Number(values.seed));
console.log(
  `\n${READINGS} readings in random order (seed ${values.seed}): ${hashes.size} hash(es), ${[...hashes].join(' ')}`,
);
if (hashes.size !== 1) failures.push('The same postings gave different readings');

for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;

/** Returns the parser's result for a text, or the code of the refusal. */
function read(text: string): unknown {
  try {
    return parseJobDescription(text);
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

/**
 * Returns the fastest times for both texts. If the limit is exceeded, it measures again, because garbage collection may
 * affect either.
 */
function growthOf(short: string, long: string): { before: number; after: number } {
  let after = Infinity;
  let before = 0;
  for (let attempt = 0; attempt < 3 && !(after / before <= LIMITS.growth); attempt++) {
    before = Math.max(
      0.5,
      fastest(() => read(short), 20),
    );
    after = Math.min(
      after,
      fastest(() => read(long), 7),
    );
  }
  return { before, after };
}

/**
 * Returns the time that this process took: the clock's, or the processor's if other processes used the machine
 * meanwhile.
 */
function milliseconds(run: () => void): number {
  const clock = performance.now();
  const processor = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(processor);
  return Math.min(performance.now() - clock, (user + system) / 1000);
}

function fastest(run: () => unknown, times: number): number {
  return Math.min(...Array.from({ length: times }, () => milliseconds(() => void run())));
}

function report(name: string, measured: number, limit: number): void {
  console.log(`${name.padEnd(22)} ${measured.toFixed(2).padStart(8)} ms  (limit ${limit} ms)`);
  if (measured >= limit) failures.push(`${name}: ${measured.toFixed(1)} ms, limit ${limit} ms`);
}

/**
 * Returns hashes of all results, sorted by posting so that the order of parsing does not matter; each round shuffles
 * again.
 */
function hashInRandomOrder(seed: number): Set<string> {
  const hashes = new Set<string>();
  const rounds = Math.ceil(READINGS / postings.length);
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let round = 0; round < rounds; round++) {
    const order = postings
      .map((text, index) => ({ text, index, key: random() }))
      .toSorted((one, other) => one.key - other.key);
    const results = order.map(({ text, index }) => ({ index, reading: JSON.stringify(read(text)) }));
    const sorted = results.toSorted((one, other) => one.index - other.index).map(({ reading }) => reading);
    hashes.add(createHash('sha256').update(sorted.join('\n')).digest('hex').slice(0, 16));
  }
  return hashes;
}

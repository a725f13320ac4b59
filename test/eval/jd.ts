/**
 * Measures how well postings are read: `npm run eval:jd -- [--data DIR …] [--open-kept] [--names] [--write-baseline]
 * [--json FILE] [--min NAME=VALUE …]`. With `--min all=0.9` a figure of a labelled set below the value ends the run with
 * code 1.
 * DIR holds pairs of `<id>.txt` and `<id>.json`, as test/data/jd does, or postings in SkillSpan's form. Of sets whose
 * name ends in `2` or that are in SkillSpan's form a seeded fifth is kept: its figures are printed last, its postings
 * only with `--open-kept`. A figure that falls by more than half a point below test/eval/jd-baseline.json ends the run
 * with code 1. `--names` lists what went wrong.
 */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { parseJobDescription } from '../../src/stages/jd-parser/parse-job-description.js';
import { groupBy } from './group-by.js';
import { type Figures, regressions, writeBaseline } from './jd-baseline.js';
import { readPostings } from '../../src/cli/eval/jd-dataset.js';
import { keptIds } from './jd-kept.js';
import { printErrors, printFigures, printLeaveOneOut, printSources, printSpans, spanFigures } from './jd-report.js';
import { failuresOf } from '../../src/cli/eval/least-figures.js';
import { FIELDS, type PostingScore, scorePosting } from '../../src/cli/eval/jd-score.js';
import { isSkillSpan, readSpanPostings, scoreSpans } from './jd-skillspan.js';
import { faultsOf, readSmallPostings, SMALL_SETS } from './jd-small.js';
import { summarise } from '../../src/cli/eval/jd-summary.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true, default: ['test/data/jd'] },
    json: { type: 'string' },
    min: { type: 'string', multiple: true, default: [] },
    'open-kept': { type: 'boolean', default: false },
    names: { type: 'boolean', default: false },
    'write-baseline': { type: 'boolean', default: false },
  },
});

const figures: Record<string, Figures> = {};
const scored: Record<string, PostingScore[]> = {};
for (const folder of values.data) {
  if (isSkillSpan(folder)) measureSpans(folder);
  else measure(folder);
}
for (const set of SMALL_SETS) measureSmall(set);
const short = Object.keys(scored).flatMap((set) =>
  failuresOf(figures[set] ?? {}, values.min).map((line) => `${set}: ${line}`),
);
const fallen = [...regressions(figures), ...short];
for (const line of fallen) console.error(line);
if (values['write-baseline']) writeBaseline(figures);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ figures, postings: scored }, null, 2)}\n`);
process.exitCode = fallen.length > 0 && !values['write-baseline'] ? 1 : 0;

function measure(folder: string): void {
  const postings = readPostings(folder);
  const ids = postings.map(({ id }) => id);
  const kept = folder.endsWith('2') ? keptIds(ids) : new Set<string>();
  const scores = postings.map((posting) => scorePosting(posting, parseJobDescription(posting.text)));
  const open = (id: string) => values['open-kept'] || !kept.has(id);
  const shown = postings.filter(({ id }) => open(id));
  const shownScores = scores.filter(({ id }) => open(id));
  printFigures(folder, scores);
  printSources(scores);
  printLeaveOneOut(postings);
  if (values.names) printErrors(shown, shownScores);
  if (kept.size > 0) {
    printFigures(
      `${folder}, without what is kept`,
      scores.filter(({ id }) => !kept.has(id)),
    );
    printFigures(
      `${folder}, kept`,
      scores.filter(({ id }) => kept.has(id)),
    );
  }
  figures[basename(folder)] = figuresOf(scores);
  scored[basename(folder)] = shownScores;
}

function figuresOf(scores: readonly PostingScore[]): Figures {
  const { skills, fields } = summarise(scores);
  return {
    all: skills.all.f1,
    required: skills.required.f1,
    preferred: skills.preferred.f1,
    ...Object.fromEntries(FIELDS.map((field) => [field, fields[field]])),
  };
}

function measureSpans(folder: string): void {
  const scores = readSpanPostings(folder).map(scoreSpans);
  const kept = keptIds(scores.map(({ id }) => id));
  printSpans(folder, scores, false);
  printSpans(
    `${folder}, without what is kept`,
    scores.filter(({ id }) => !kept.has(id)),
    values.names,
  );
  printSpans(
    `${folder}, kept`,
    scores.filter(({ id }) => kept.has(id)),
    values.names && values['open-kept'],
  );
  figures[basename(folder)] = spanFigures(scores);
}

function measureSmall(set: (typeof SMALL_SETS)[number]): void {
  const small = readSmallPostings(set);
  const faults = small.map((one) => ({ ...one, faults: faultsOf(one) }));
  const right = faults.filter((one) => one.faults.length === 0);
  console.log(`\n== ${set}: ${right.length} of ${small.length} right`);
  for (const [kind, own] of groupBy(faults, (one) => one.kind)) {
    const good = own.filter((one) => one.faults.length === 0).length;
    if (values.names) console.log(`  ${kind.padEnd(50)} ${good} of ${own.length}`);
  }
  for (const { text, faults: wrong } of faults)
    if (wrong.length > 0) console.log(`  ${JSON.stringify(text.slice(0, 100))}: ${wrong.join('; ')}`);
  figures[set] = { right: right.length / Math.max(1, small.length) };
}

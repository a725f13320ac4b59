/**
 * Measures how well postings are read: `npm run eval:jd -- --data DIR [--json FILE] [--min NAME=VALUE …]`.
 * DIR holds pairs of `<id>.txt` and `<id>.json`; test/data/jd is one such folder. With `--min` a figure below the given value ends
 * the run with code 1: `--min all=0.9 --min seniority=0.93`.
 */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseJobDescription } from '../../src/stages/jd-parser/parse-job-description.js';
import { type LabelledPosting } from '../../src/cli/eval/jd-dataset.js';
import { readPostings } from '../../src/cli/eval/jd-dataset.js';
import { type PostingScore } from '../../src/cli/eval/jd-score.js';
import { FIELDS, scorePosting } from '../../src/cli/eval/jd-score.js';
import { type Quality, type Summary } from '../../src/cli/eval/jd-summary.js';
import { summarise, worstPostings } from '../../src/cli/eval/jd-summary.js';

const WORST_SHOWN = 10;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'test/data/jd' },
    json: { type: 'string' },
    min: { type: 'string', multiple: true, default: [] },
  },
});

const postings = readPostings(values.data);
const scores = postings.map((posting) => scorePosting(posting, read(posting)));
const summary = summarise(scores);
printSummary(summary);
for (const score of worstPostings(scores, WORST_SHOWN)) printPosting(score);
printWrongFields(scores);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ summary, postings: scores }, null, 2)}\n`);
process.exitCode = failures(summary, values.min).length > 0 ? 1 : 0;

function read({ text }: LabelledPosting) {
  return parseJobDescription(text);
}

function printSummary({ postings: count, skills, fields }: Summary): void {
  console.log(`${count} postings in ${values.data}\n`);
  console.log('skills       precision  recall     F1');
  for (const [name, quality] of Object.entries(skills) as [string, Quality][]) {
    console.log(
      `${name.padEnd(12)} ${[quality.precision, quality.recall, quality.f1].map((figure) => figure.toFixed(3).padStart(9)).join(' ')}`,
    );
  }
  console.log('\nfields');
  for (const field of FIELDS) console.log(`${field.padEnd(16)} ${fields[field].toFixed(3)}`);
}

function printPosting({ id, all, required, preferred }: PostingScore): void {
  console.log(`\n${id}`);
  console.log(`  missed    ${all.missed.join(', ') || '-'}`);
  console.log(`  invented  ${all.invented.join(', ') || '-'}`);
  const swapped = [...required.missed, ...preferred.missed].filter((name) => !all.missed.includes(name));
  if (swapped.length > 0) console.log(`  in the other list  ${swapped.join(', ')}`);
}

function printWrongFields(all: readonly PostingScore[]): void {
  console.log('\nwrong fields');
  for (const { id, wrong } of all) {
    for (const [field, { read: was, labelled }] of Object.entries(wrong)) {
      console.log(
        `  ${id.padEnd(28)} ${field.padEnd(14)} read ${JSON.stringify(was)}, labelled ${JSON.stringify(labelled)}`,
      );
    }
  }
}

/** Figures below their least value, each named. */
function failures({ skills, fields }: Summary, least: readonly string[]): string[] {
  const figures: Record<string, number> = {
    ...fields,
    required: skills.required.f1,
    preferred: skills.preferred.f1,
    all: skills.all.f1,
  };
  return least.filter((pair) => {
    const [name = '', value = ''] = pair.split('=');
    const figure = figures[name];
    if (figure === undefined) throw new Error(`Unknown figure: ${name}`);
    const fails = figure < Number(value);
    if (fails) console.error(`${name} is ${figure.toFixed(3)}, below ${value}`);
    return fails;
  });
}

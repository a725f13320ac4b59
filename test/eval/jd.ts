/**
 * Measures how well postings are read: `npm run eval:jd -- --data DIR [--json FILE] [--min NAME=VALUE …]`.
 * DIR holds pairs of `<id>.txt` and `<id>.json`; test/data/jd is one such folder. With `--min` a figure below the given value ends
 * the run with code 1: `--min all=0.9 --min seniority=0.93`.
 */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describePostings, evaluatePostings, summaryFigures } from '../../src/cli/eval/evaluate-postings.js';
import { readPostings } from '../../src/cli/eval/jd-dataset.js';
import { failuresOf } from '../../src/cli/eval/least-figures.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'test/data/jd' },
    json: { type: 'string' },
    min: { type: 'string', multiple: true, default: [] },
  },
});

const evaluation = evaluatePostings(readPostings(values.data));
console.log(describePostings(evaluation));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(evaluation, null, 2)}\n`);
const failures = failuresOf(summaryFigures(evaluation.summary), values.min);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;

import { groupBy } from './group-by.js';
import { type LabelledPosting } from '../../src/cli/eval/jd-dataset.js';
import { kindsOfErrors } from './jd-kinds.js';
import { sourceOf } from './jd-kept.js';
import { leaveOneSourceOut } from './jd-leave-out.js';
import { FIELDS, type PostingScore } from '../../src/cli/eval/jd-score.js';
import { type SpanScore } from './jd-skillspan.js';
import { type Quality, summarise } from '../../src/cli/eval/jd-summary.js';

/** How many names of a kind are listed. */
const NAMES_SHOWN = 40;

/** Prints precision, recall and F1 of the skills, and the share of right readings of each field. */
export function printFigures(title: string, scores: readonly PostingScore[]): void {
  const { postings, skills, fields } = summarise(scores);
  console.log(`\n== ${title}: ${postings} postings`);
  console.log('skills       precision  recall     F1');
  for (const [name, quality] of Object.entries(skills) as [string, Quality][]) {
    const figures = [quality.precision, quality.recall, quality.f1].map((figure) => figure.toFixed(3).padStart(9));
    console.log(`${name.padEnd(12)} ${figures.join(' ')}`);
  }
  console.log(FIELDS.map((field) => `${field} ${fields[field].toFixed(3)}`).join('  '));
  console.log(
    `confused: ${scores.flatMap((score) => score.asPreferred).length} required read as preferred, ` +
      `${scores.flatMap((score) => score.asRequired).length} preferred read as required`,
  );
}

/** Prints one line for each source. */
export function printSources(scores: readonly PostingScore[]): void {
  console.log('\nby source      postings    all  required preferred  fields');
  for (const [source, own] of groupBy(scores, ({ id }) => sourceOf(id))) {
    const { skills, fields } = summarise(own);
    const mean = FIELDS.reduce((sum, field) => sum + fields[field], 0) / FIELDS.length;
    const figures = [skills.all.f1, skills.required.f1, skills.preferred.f1, mean].map((one) => one.toFixed(3));
    console.log(`${source.padEnd(14)} ${String(own.length).padStart(8)}  ${figures.join('     ')}`);
  }
}

/** Prints the value of each threshold if one source is left out, and how that source is read with it. */
export function printLeaveOneOut(postings: readonly LabelledPosting[]): void {
  console.log('\nleave one source out   field        fit  left out  values chosen');
  for (const { name, field, fit, leftOut, chosen } of leaveOneSourceOut(postings)) {
    const values = [...new Set(chosen)].join(', ');
    console.log(`${name.padEnd(22)} ${field.padEnd(10)} ${fit.toFixed(3)}     ${leftOut.toFixed(3)}  ${values}`);
  }
}

/** Prints what went wrong, by kind, and the wrong fields. */
export function printErrors(postings: readonly LabelledPosting[], scores: readonly PostingScore[]): void {
  console.log('\nkinds of errors');
  for (const [kind, names] of kindsOfErrors(postings, scores)) {
    const shown = names.slice(0, NAMES_SHOWN);
    console.log(
      `${String(names.length).padStart(4)} ${kind}\n       ${shown.join('; ')}${names.length > NAMES_SHOWN ? ' …' : ''}`,
    );
  }
  console.log('\nwrong fields');
  for (const { id, wrong } of scores) {
    for (const [field, { read, labelled }] of Object.entries(wrong))
      console.log(
        `  ${id.padEnd(28)} ${field.padEnd(14)} read ${JSON.stringify(read)}, labelled ${JSON.stringify(labelled)}`,
      );
  }
}

/** Recall and precision of a set in SkillSpan's form. */
export function spanFigures(scores: readonly SpanScore[]): { recall: number; precision: number } {
  const sum = (count: (score: SpanScore) => number) => scores.reduce((total, score) => total + count(score), 0);
  const found = sum((score) => score.found);
  const right = sum((score) => score.right);
  return {
    recall: found / (found + sum(({ missed }) => missed.length)),
    precision: right / (right + sum(({ unmarked }) => unmarked.length)),
  };
}

/** Prints the figures of a set in SkillSpan's form. */
export function printSpans(title: string, scores: readonly SpanScore[], withNames: boolean): void {
  const { recall, precision } = spanFigures(scores);
  console.log(
    `\n== ${title}: ${scores.length} postings, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`,
  );
  if (!withNames) return;
  for (const { id, missed, unmarked } of scores)
    console.log(`${id.padStart(4)} missed ${missed.join('; ') || '-'}\n     unmarked ${unmarked.join('; ') || '-'}`);
}

import { parseJobDescription } from '../../stages/jd-parser/parse-job-description.js';
import { printable } from '../output/text-width.js';
import { type LabelledPosting } from './jd-dataset.js';
import { FIELDS, type PostingScore, scorePosting } from './jd-score.js';
import { type Quality, type Summary, summarise, worstPostings } from './jd-summary.js';

/** How many of the worst postings are shown. */
const WORST_SHOWN = 10;

/** How well postings were read. */
export interface PostingsEvaluation {
  summary: Summary;
  postings: PostingScore[];
}

/** Reads every posting and compares the result with its label. */
export function evaluatePostings(labelled: readonly LabelledPosting[]): PostingsEvaluation {
  const postings = labelled.map((posting) => scorePosting(posting, parseJobDescription(posting.text)));
  return { summary: summarise(postings), postings };
}

/** The figures by name: F1 of the skills, and for each field the share of postings in which it is right. */
export function summaryFigures({ skills, fields }: Summary): Record<string, number> {
  return { ...fields, required: skills.required.f1, preferred: skills.preferred.f1, all: skills.all.f1 };
}

/** The figures, the worst postings and the wrong fields as text. */
export function describePostings({ summary, postings }: PostingsEvaluation): string {
  return [
    ...summaryLines(summary),
    ...worstPostings(postings, WORST_SHOWN).flatMap(postingLines),
    '',
    'wrong fields',
    ...postings.flatMap(wrongFieldLines),
  ]
    .map(printable)
    .join('\n');
}

function summaryLines({ postings, skills, fields }: Summary): string[] {
  const figures = ({ precision, recall, f1 }: Quality) =>
    [precision, recall, f1].map((figure) => figure.toFixed(3).padStart(9)).join(' ');
  return [
    `${postings} postings`,
    '',
    'skills       precision  recall     F1',
    ...Object.entries(skills).map(([name, quality]: [string, Quality]) => `${name.padEnd(12)} ${figures(quality)}`),
    '',
    'fields',
    ...FIELDS.map((field) => `${field.padEnd(16)} ${fields[field].toFixed(3)}`),
  ];
}

function postingLines({ id, all, required, preferred }: PostingScore): string[] {
  const swapped = [...required.missed, ...preferred.missed].filter((name) => !all.missed.includes(name));
  return [
    '',
    id,
    `  missed    ${all.missed.join(', ') || '-'}`,
    `  invented  ${all.invented.join(', ') || '-'}`,
    ...(swapped.length > 0 ? [`  in the other list  ${swapped.join(', ')}`] : []),
  ];
}

function wrongFieldLines({ id, wrong }: PostingScore): string[] {
  return Object.entries(wrong).map(
    ([field, { read, labelled }]) =>
      `  ${id.padEnd(28)} ${field.padEnd(14)} read ${JSON.stringify(read)}, labelled ${JSON.stringify(labelled)}`,
  );
}

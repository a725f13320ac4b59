import { parseJobDescription } from '../../src/stages/jd-parser/parse-job-description.js';
import { type ReadingThresholds, THRESHOLDS } from '../../src/stages/jd-parser/thresholds.js';
import { type LabelledPosting } from '../../src/cli/eval/jd-dataset.js';
import { sourceOf } from './jd-kept.js';
import { type FieldName, scorePosting } from '../../src/cli/eval/jd-score.js';

/** What can be tuned: the field that each threshold decides, and the values to compare. */
const TUNABLE: readonly { name: keyof ReadingThresholds; field: FieldName; values: readonly number[] }[] = [
  { name: 'domainPoints', field: 'domain', values: [2.5, 3.5, 4.5, 5.5, 6.5] },
  { name: 'salaryPoints', field: 'salary', values: [3, 4, 5] },
  { name: 'placeConfidence', field: 'place', values: [0.3, 0.4, 0.5] },
  { name: 'familyPoints', field: 'roleFamily', values: [1, 1.5, 2] },
];

/** How a field is read with the value in use, and with values that were chosen without the source they are used on. */
export interface LeaveOneOut {
  name: string;
  field: string;
  /** Share of right readings with the value in use: a fit. */
  fit: number;
  /** Share of right readings if each source is read with the value that is best for all others. */
  leftOut: number;
  /** The values that were chosen, one for each source. */
  chosen: number[];
}

/** Leaves one source out after the other, for everything that can be tuned. */
export function leaveOneSourceOut(postings: readonly LabelledPosting[]): LeaveOneOut[] {
  const sources = [...new Set(postings.map(({ id }) => sourceOf(id)))];
  return TUNABLE.map(({ name, field, values }) => {
    const right = new Map(
      values.map((value) => [value, postings.map((posting) => isRight(posting, name, value, field))]),
    );
    const count = (value: number, wanted: (source: string) => boolean) =>
      postings.filter(({ id }, index) => wanted(sourceOf(id)) && right.get(value)?.[index]).length;
    const chosen = sources.map((left) => best(values, name, (value) => count(value, (source) => source !== left)));
    const hits = sources.reduce((sum, left, at) => sum + count(chosen[at] ?? 0, (source) => source === left), 0);
    return {
      name,
      field,
      fit: count(THRESHOLDS[name], () => true) / postings.length,
      leftOut: hits / postings.length,
      chosen,
    };
  });
}

/** The best value; the value in use if several are as good. */
function best(values: readonly number[], name: keyof ReadingThresholds, quality: (value: number) => number): number {
  const inUse = THRESHOLDS[name];
  return values.reduce((good, value) => (quality(value) > quality(good) ? value : good), inUse);
}

function isRight(posting: LabelledPosting, name: keyof ReadingThresholds, value: number, field: FieldName): boolean {
  const read = parseJobDescription(posting.text, null, { ...THRESHOLDS, [name]: value });
  return scorePosting(posting, read).right[field];
}

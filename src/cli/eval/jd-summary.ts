import { type Counts, type FieldName, type PostingScore } from './jd-score.js';
import { FIELDS } from './jd-score.js';

/** Precision, recall and their harmonic mean, over all postings together. */
export interface Quality {
  precision: number;
  recall: number;
  f1: number;
}

/** Figures over a whole set of postings. */
export interface Summary {
  postings: number;
  skills: { required: Quality; preferred: Quality; all: Quality };
  /** Share of postings in which the field is right. */
  fields: Record<FieldName, number>;
}

type SkillList = 'required' | 'preferred' | 'all';

/** Adds the scores of all postings up. */
export function summarise(scores: readonly PostingScore[]): Summary {
  const quality = (list: SkillList) => qualityOf(scores.map((score) => score[list]));
  const share = (field: FieldName) => scores.filter(({ right }) => right[field]).length / Math.max(1, scores.length);
  return {
    postings: scores.length,
    skills: { required: quality('required'), preferred: quality('preferred'), all: quality('all') },
    fields: Object.fromEntries(FIELDS.map((field) => [field, share(field)])) as Record<FieldName, number>,
  };
}

/** Of all postings the ones with most skills missed or invented, at most `count`. */
export function worstPostings(scores: readonly PostingScore[], count: number): PostingScore[] {
  const errors = ({ all, required }: PostingScore) =>
    all.missed.length + all.invented.length + required.missed.length / 100;
  return scores.toSorted((one, other) => errors(other) - errors(one)).slice(0, count);
}

function qualityOf(counts: readonly Counts[]): Quality {
  const found = counts.reduce((sum, one) => sum + one.found, 0);
  const missed = counts.reduce((sum, one) => sum + one.missed.length, 0);
  const invented = counts.reduce((sum, one) => sum + one.invented.length, 0);
  const precision = found === 0 ? 0 : found / (found + invented);
  const recall = found === 0 ? 0 : found / (found + missed);
  return { precision, recall, f1: found === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

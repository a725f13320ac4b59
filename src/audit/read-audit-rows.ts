import { parse } from 'csv-parse/sync';
import { type FieldError, Problem } from '../platform/common/problem.js';

/** One person of the customer's data: what came out for them, and the categories that the customer knows of them. */
export interface AuditRow {
  /** A score, or 1 for selected and 0 for not. */
  outcome: number;
  /** Group by category; null where unknown. Nothing is inferred. */
  groups: ReadonlyMap<string, string | null>;
}

export interface AuditRows {
  /** Whether the outcome is a score or a selection. */
  measure: 'score' | 'selected';
  /** Names of the categories, in the order of the columns. */
  categories: string[];
  rows: AuditRow[];
}

const YES = new Set(['1', 'true', 'yes', 'y']);
const NO = new Set(['0', 'false', 'no', 'n']);
/** How people write that they do not know, or were not told. */
const UNKNOWN = new Set([
  '',
  'unknown',
  'n/a',
  'na',
  'null',
  'not disclosed',
  'undisclosed',
  'prefer not to say',
  'declined',
]);
/** Columns that name people: no category, and never shown. */
const IDENTITIES = new Set([
  'id',
  'name',
  'email',
  'e-mail',
  'login',
  'username',
  'githubusername',
  'candidate',
  'candidateid',
]);
const MOST_ERRORS = 20;

function readOutcome(text: string, measure: AuditRows['measure']): number | null {
  const value = text.trim().toLowerCase();
  if (measure === 'selected') return YES.has(value) ? 1 : NO.has(value) ? 0 : null;
  const score = value === '' ? Number.NaN : Number(value);
  return Number.isFinite(score) ? score : null;
}

function parseTable(text: string): Record<string, string>[] {
  try {
    return parse(text, {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      bom: true,
      trim: true,
      skip_empty_lines: true,
    });
  } catch (cause) {
    throw new Problem('validation_failed', 'The file is not a CSV table with a line of names at its head', { cause });
  }
}

/**
 * Reads the customer's table: one person a line, a column `score` (a number) or `selected` (yes or no), and a column for
 * each category (`sex`, `race_ethnicity`, …). Columns that name people are passed over.
 *
 * @throws Problem `validation_failed` naming the first lines that do not hold
 */
export function readAuditRows(text: string): AuditRows {
  const table = parseTable(text);
  const columns = Object.keys(table[0] ?? {});
  const measure = columns.includes('score') ? 'score' : columns.includes('selected') ? 'selected' : null;
  const categories = columns.filter(
    (name) => name !== 'score' && name !== 'selected' && !IDENTITIES.has(name) && name !== '',
  );
  if (measure === null || categories.length === 0) {
    throw new Problem(
      'validation_failed',
      'The table needs a column `score` or `selected`, a column for at least one category, and at least one line',
    );
  }
  const errors: FieldError[] = [];
  const rows = table.flatMap((line, place): AuditRow[] => {
    const outcome = readOutcome(line[measure] ?? '', measure);
    if (outcome === null) {
      errors.push({
        field: `line ${place + 2}.${measure}`,
        message: measure === 'score' ? 'must be a number' : 'must be yes or no',
      });
      return [];
    }
    const groupOf = (category: string): string | null =>
      UNKNOWN.has((line[category] ?? '').toLowerCase()) ? null : (line[category] ?? null);
    return [{ outcome, groups: new Map(categories.map((category) => [category, groupOf(category)])) }];
  });
  if (errors.length > 0)
    throw new Problem('validation_failed', `${errors.length} lines do not hold what they must`, {
      errors: errors.slice(0, MOST_ERRORS),
    });
  return { measure, categories, rows };
}

import { parse } from 'csv-parse/sync';
import { type FieldError, Problem } from '../../platform/common/problem.js';

/** One person of the customer's data: the outcome, and the groups that the customer knows. */
export interface AuditRow {
  /** A score; or 1 for selected and 0 for not selected. */
  outcome: number;
  /** Group by category; null if unknown. Groups are never inferred. */
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
/** Values that mean "unknown" in the customer's data. */
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
/** Columns that identify people. They are not categories and are never shown. */
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
    throw new Problem('validation_failed', 'The file is not a CSV table whose first line has the column names', {
      cause,
    });
  }
}

/**
 * Reads the customer's table. Each line is one person. The columns are `score` (a number) or `selected` (yes or no),
 * and one column for each category (`sex`, `race_ethnicity`, …). Columns that identify people are ignored.
 *
 * @throws Problem `validation_failed` with the first invalid lines
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
      'The table needs a column `score` or `selected`, at least one column for a category, and at least one line',
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
    throw new Problem('validation_failed', `${errors.length} lines are invalid`, {
      errors: errors.slice(0, MOST_ERRORS),
    });
  return { measure, categories, rows };
}

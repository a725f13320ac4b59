import { type AuditRow, type AuditRows, readAuditRows } from './read-audit-rows.js';
import { type Significance, testDifference } from './significance.js';

/**
 * Impact ratios as New York City's Department of Consumer and Worker Protection defines them for Local Law 144 (6 RCNY
 * § 5-300, § 5-301), and the four-fifths rule of the Uniform Guidelines (29 CFR § 1607.4 D).
 */

/** Below this ratio, the Uniform Guidelines generally regard a rate as evidence of adverse impact. */
const FOUR_FIFTHS = 0.8;
/** § 5-301 (d) allows to leave groups below this share of the data out of the ratios. Their rates are still shown. */
const LEAST_SHARE = 0.02;
/** Separates the names of categories that are combined. */
const JOINT = ' × ';

/** One group of a category. */
export interface GroupImpact {
  group: string;
  /** People in the group. */
  n: number;
  /** People in the group who scored above the median of everybody, or were selected. */
  successes: number;
  /** `successes` divided by `n`: the scoring rate or the selection rate, 0 to 1. */
  rate: number;
  /** The rate divided by the highest rate; null if the group is too small, or if nobody succeeded. */
  impactRatio: number | null;
  /** Whether the ratio is below four fifths; null if there is no ratio. */
  belowFourFifths: boolean | null;
  /** Compared with the group with the highest rate; null for that group and for groups that are too small. */
  significance: Significance | null;
}

export interface CategoryImpact {
  /** A column of the data, or several columns combined by ` × `. */
  category: string;
  /** Largest first. */
  groups: GroupImpact[];
  /** People whose group is unknown. They count in no rate. */
  unknown: number;
}

export interface ImpactReport {
  measure: 'scoring rate' | 'selection rate';
  /** People in the data. */
  n: number;
  /** The median score of everybody in the data: successes are above it. Null if the data has selections. */
  median: number | null;
  categories: CategoryImpact[];
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

interface Count {
  n: number;
  successes: number;
}

function countGroups(
  rows: readonly AuditRow[],
  groupOf: (row: AuditRow) => string | null,
  succeeds: (row: AuditRow) => boolean,
): { counts: Map<string, Count>; unknown: number } {
  const counts = new Map<string, Count>();
  let unknown = 0;
  for (const row of rows) {
    const group = groupOf(row);
    if (group === null) {
      unknown += 1;
      continue;
    }
    const count = counts.get(group) ?? { n: 0, successes: 0 };
    count.n += 1;
    if (succeeds(row)) count.successes += 1;
    counts.set(group, count);
  }
  return { counts, unknown };
}

/** Computes the rates and ratios of one category. */
export function compareGroups(category: string, counts: ReadonlyMap<string, Count>, unknown: number): CategoryImpact {
  const all = [...counts].map(([group, { n, successes }]) => ({
    group,
    n,
    successes,
    rate: n === 0 ? 0 : successes / n,
  }));
  const people = all.reduce((sum, { n }) => sum + n, 0);
  const compared = all.filter(({ n }) => n > 0 && n >= LEAST_SHARE * people);
  const best = compared.reduce<(typeof compared)[number] | null>(
    (highest, group) => (highest === null || group.rate > highest.rate ? group : highest),
    null,
  );
  const groups = all.map(({ group, n, successes, rate }): GroupImpact => {
    const isCompared = best !== null && best.rate > 0 && compared.some((other) => other.group === group);
    // Computed from whole numbers, so that 48 of 100 against 60 of 100 is exactly four fifths.
    const impactRatio = isCompared ? (successes * best.n) / (n * best.successes) : null;
    return {
      group,
      n,
      successes,
      rate,
      impactRatio,
      belowFourFifths: impactRatio === null ? null : impactRatio < FOUR_FIFTHS,
      significance: isCompared && group !== best.group ? testDifference({ n, successes }, best) : null,
    };
  });
  return { category, groups: groups.sort((a, b) => b.n - a.n || (a.group < b.group ? -1 : 1)), unknown };
}

/** The person's group in the combined category; null if one of the groups is unknown. */
function jointGroup(row: AuditRow, categories: readonly string[]): string | null {
  const groups = categories.map((category) => row.groups.get(category) ?? null);
  return groups.includes(null) ? null : groups.join(JOINT);
}

/** Computes rates, ratios and tests for each category and for all categories combined, as § 5-301 (b) and (c) ask. */
export function computeImpact({ measure, categories, rows }: AuditRows): ImpactReport {
  const median = measure === 'score' ? medianOf(rows.map(({ outcome }) => outcome)) : null;
  const succeeds = ({ outcome }: AuditRow): boolean => (median === null ? outcome === 1 : outcome > median);
  const sets = [...categories.map((category) => [category]), ...(categories.length > 1 ? [categories] : [])];
  return {
    measure: measure === 'score' ? 'scoring rate' : 'selection rate',
    n: rows.length,
    median,
    categories: sets.map((set) => {
      const { counts, unknown } = countGroups(rows, (row) => jointGroup(row, set), succeeds);
      return compareGroups(set.join(JOINT), counts, unknown);
    }),
  };
}

/**
 * Reads the customer's table and computes its impact ratios. Nothing about a person is inferred: people without a group
 * count as unknown.
 *
 * @throws Problem `validation_failed` if the table is invalid
 */
export function auditImpact(csv: string): ImpactReport {
  return computeImpact(readAuditRows(csv));
}

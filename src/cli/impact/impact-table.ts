import { type CategoryImpact, type GroupImpact, type ImpactReport } from './impact-ratio.js';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function lineOf({ group, n, successes, rate, impactRatio, belowFourFifths, significance }: GroupImpact): string[] {
  const ratio = impactRatio === null ? 'left out' : `${impactRatio.toFixed(3)}${belowFourFifths ? ' (under 4/5)' : ''}`;
  const test =
    significance === null
      ? ''
      : `p = ${significance.pValue < 0.0001 ? '< 0.0001' : significance.pValue.toFixed(4)} (${significance.method})`;
  return [group, `${n}`, `${successes}`, percent(rate), ratio, test];
}

function tableOf({ category, groups, unknown }: CategoryImpact, measure: ImpactReport['measure']): string {
  const lines = [
    [
      category,
      'n',
      measure === 'scoring rate' ? 'above median' : 'selected',
      measure,
      'impact ratio',
      'against the highest',
    ],
    ...groups.map(lineOf),
  ];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [...text, ...(unknown > 0 ? [`of unknown group, in no rate: ${unknown}`] : [])].join('\n');
}

/** Formats the report for a terminal. */
export function impactTable(report: ImpactReport): string {
  const head = `${report.n} people${report.median === null ? '' : `, median score ${report.median}`}`;
  return [head, ...report.categories.map((category) => tableOf(category, report.measure))].join('\n\n');
}

/** How good one order is. */
export interface RankMetrics {
  ndcg10: number;
  ndcg25: number;
  p10: number;
}

/** Discounted cumulated gain of the first `k`: Σ (2^grade − 1) / log2(rank + 1). */
function dcg(grades: readonly number[], k: number): number {
  return grades.slice(0, k).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}

/** DCG over that of the ideal order of the same people; 0 where nobody has a grade. */
export function ndcg(grades: readonly number[], k: number): number {
  const ideal = dcg(
    grades.toSorted((a, b) => b - a),
    k,
  );
  return ideal === 0 ? 0 : dcg(grades, k) / ideal;
}

/** Share of grades 2 and 3 among the first ten places. */
export function precisionAt10(grades: readonly number[]): number {
  return grades.slice(0, 10).filter((grade) => grade >= 2).length / 10;
}

/** Judges an order of a pool. Whom it leaves out comes last, in the order of the pool; strangers to the pool do not count. */
export function judge(order: readonly string[], pool: ReadonlyMap<string, number>): RankMetrics {
  const known = [...new Set(order)].filter((login) => pool.has(login));
  const all = [...known, ...[...pool.keys()].filter((login) => !known.includes(login))];
  const grades = all.map((login) => pool.get(login) ?? 0);
  return { ndcg10: ndcg(grades, 10), ndcg25: ndcg(grades, 25), p10: precisionAt10(grades) };
}

export function meanOf(all: readonly RankMetrics[]): RankMetrics {
  const mean = (key: keyof RankMetrics): number =>
    all.reduce((sum, metrics) => sum + metrics[key], 0) / Math.max(1, all.length);
  return { ndcg10: mean('ndcg10'), ndcg25: mean('ndcg25'), p10: mean('p10') };
}

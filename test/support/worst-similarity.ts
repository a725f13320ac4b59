import { trigrams } from '../../src/stages/outreach-generator/drafts/similarity.js';

/** The largest part of the shorter one's trigrams that two of the texts share: each with each, without the index. */
export function worstSimilarity(texts: readonly string[]): number {
  const sets = texts.map(trigrams);
  let worst = 0;
  for (const [index, one] of sets.entries()) {
    for (const other of sets.slice(index + 1)) {
      let shared = 0;
      for (const trigram of one) if (other.has(trigram)) shared += 1;
      worst = Math.max(worst, shared / Math.min(one.size, other.size));
    }
  }
  return worst;
}

import { EVIDENCE_WEIGHTS } from './evidence-weights.js';
import { type Finding, WORDS } from './finding.js';

const OWN_CODE = new Set<string>(['own-repository-language', 'dependency-manifest']);

/** Returns the doubt that remains after one more sign. Independent signs combine to 1 − Π(1 − w), the "noisy or". */
function remainingDoubt(doubt: number, weight: number): number {
  return doubt * (1 - Math.min(1, Math.max(0, weight)));
}

/**
 * Returns the confidence that all findings of one skill give together. Each repository has a limit of its own, because
 * its signs are about the same work. All words together have a limit, because anybody can type them. Works in one pass,
 * because a run calls it for every skill of hundreds of people.
 * @param boundOf the most that each of the person's own repositories may add; see `boundOfOwnRepository`
 */
export function combine(findings: readonly Finding[], boundOf: ReadonlyMap<string, number>): number {
  const bounds = EVIDENCE_WEIGHTS;
  const doubtsInOwn = new Map<string, number>();
  const doubtsInOthers = new Map<string, number>();
  let doubtOfWords = 1;
  let doubtOfImplied = 1;
  for (const { signal, repository, weight } of findings) {
    if (WORDS.has(signal)) doubtOfWords = remainingDoubt(doubtOfWords, weight);
    else if (signal === 'implied') doubtOfImplied = remainingDoubt(doubtOfImplied, weight);
    else {
      const doubts = OWN_CODE.has(signal) ? doubtsInOwn : doubtsInOthers;
      doubts.set(repository ?? '', remainingDoubt(doubts.get(repository ?? '') ?? 1, weight));
    }
  }
  let doubt = 1;
  for (const [repository, left] of doubtsInOwn)
    doubt = remainingDoubt(doubt, Math.min(1 - left, boundOf.get(repository) ?? bounds.mostFromOwnRepository));
  for (const left of doubtsInOthers.values())
    doubt = remainingDoubt(doubt, Math.min(1 - left, bounds.mostFromOthersRepository));
  doubt = remainingDoubt(doubt, Math.min(1 - doubtOfWords, bounds.mostFromWords));
  return 1 - remainingDoubt(doubt, Math.min(1 - doubtOfImplied, bounds.mostFromImplication));
}

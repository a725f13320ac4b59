import { EVIDENCE_WEIGHTS } from './evidence-weights.js';
import { type Finding, WORDS } from './finding.js';

const OWN_CODE = new Set<string>(['own-repository-language', 'dependency-manifest']);

/** What is left of the doubt after one more sign: several independent ones make us sure by 1 − Π(1 − w), the "noisy or". */
function lessen(doubt: number, weight: number): number {
  return doubt * (1 - Math.min(1, Math.max(0, weight)));
}

/**
 * The confidence that the findings of one skill give together. Signs in the same repository speak of the same work and
 * words can be typed by anybody, so that each repository and all words together have a bound of their own. In one pass,
 * for it is asked of every skill of hundreds of people in a run.
 *
 * @param withCommits repositories of the person's own where their commits of the last year were seen
 */
export function combine(findings: readonly Finding[], withCommits: ReadonlySet<string>): number {
  const bounds = EVIDENCE_WEIGHTS;
  const doubtsInOwn = new Map<string, number>();
  const doubtsInOthers = new Map<string, number>();
  let doubtOfWords = 1;
  let doubtOfImplied = 1;
  for (const { signal, repository, weight } of findings) {
    if (WORDS.has(signal)) doubtOfWords = lessen(doubtOfWords, weight);
    else if (signal === 'implied') doubtOfImplied = lessen(doubtOfImplied, weight);
    else {
      const doubts = OWN_CODE.has(signal) ? doubtsInOwn : doubtsInOthers;
      doubts.set(repository ?? '', lessen(doubts.get(repository ?? '') ?? 1, weight));
    }
  }
  let doubt = 1;
  for (const [repository, left] of doubtsInOwn) {
    const bound = withCommits.has(repository) ? bounds.mostFromOwnRepositoryWithCommits : bounds.mostFromOwnRepository;
    doubt = lessen(doubt, Math.min(1 - left, bound));
  }
  for (const left of doubtsInOthers.values())
    doubt = lessen(doubt, Math.min(1 - left, bounds.mostFromOthersRepository));
  doubt = lessen(doubt, Math.min(1 - doubtOfWords, bounds.mostFromWords));
  return 1 - lessen(doubt, Math.min(1 - doubtOfImplied, bounds.mostFromImplication));
}

import { EVIDENCE_WEIGHTS } from './evidence-weights.js';
import { type Finding, WORDS } from './finding.js';

/** How sure several independent signs make us together: 1 − Π(1 − w), the "noisy or". */
export function noisyOr(weights: readonly number[]): number {
  return 1 - weights.reduce((doubt, weight) => doubt * (1 - Math.min(1, Math.max(0, weight))), 1);
}

const OWN_CODE = new Set<string>(['own-repository-language', 'dependency-manifest']);

/**
 * The confidence that the findings of one skill give together. Signs in the same repository speak of the same work and
 * words can be typed by anybody, so that each repository and all words together have a bound of their own.
 *
 * @param withCommits repositories of the person's own where their commits of the last year were seen
 */
export function combine(findings: readonly Finding[], withCommits: ReadonlySet<string>): number {
  const weights = EVIDENCE_WEIGHTS;
  const words = findings.filter(({ signal }) => WORDS.has(signal)).map(({ weight }) => weight);
  const byRepository = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (WORDS.has(finding.signal) || finding.signal === 'implied') continue;
    const name = finding.repository ?? '';
    byRepository.set(name, [...(byRepository.get(name) ?? []), finding]);
  }
  const repositories = [...byRepository].map(([name, seen]) => {
    const own = seen.some(({ signal }) => OWN_CODE.has(signal));
    const ownBound = withCommits.has(name) ? weights.mostFromOwnRepositoryWithCommits : weights.mostFromOwnRepository;
    return Math.min(noisyOr(seen.map(({ weight }) => weight)), own ? ownBound : weights.mostFromOthersRepository);
  });
  const implied = findings.filter(({ signal }) => signal === 'implied').map(({ weight }) => weight);
  return noisyOr([...repositories, Math.min(noisyOr(words), weights.mostFromWords), Math.min(noisyOr(implied), weights.mostFromImplication)]);
}

import { EVIDENCE_WEIGHTS } from './evidence-weights.js';
import { type Finding, WORDS } from './finding.js';

/** How sure several independent signs make us together: 1 − Π(1 − w), the "noisy or". */
export function noisyOr(weights: readonly number[]): number {
  return 1 - weights.reduce((doubt, weight) => doubt * (1 - Math.min(1, Math.max(0, weight))), 1);
}

const OWN_CODE = new Set<string>(['own-repository-language', 'dependency-manifest']);

/** What the signs in each repository add up to, within its bound. */
function inRepositories(findings: readonly Finding[], boundOf: (repository: string) => number): number[] {
  const byRepository = new Map<string, number[]>();
  for (const { repository, weight } of findings) {
    const weights = byRepository.get(repository ?? '');
    if (weights) weights.push(weight);
    else byRepository.set(repository ?? '', [weight]);
  }
  return [...byRepository].map(([repository, weights]) => Math.min(noisyOr(weights), boundOf(repository)));
}

/**
 * The confidence that the findings of one skill give together. Signs in the same repository speak of the same work and
 * words can be typed by anybody, so that each repository and all words together have a bound of their own.
 *
 * @param withCommits repositories of the person's own where their commits of the last year were seen
 */
export function combine(findings: readonly Finding[], withCommits: ReadonlySet<string>): number {
  const weights = EVIDENCE_WEIGHTS;
  const words = findings.filter(({ signal }) => WORDS.has(signal)).map(({ weight }) => weight);
  const work = findings.filter(({ signal }) => !WORDS.has(signal) && signal !== 'implied');
  const own = inRepositories(work.filter(({ signal }) => OWN_CODE.has(signal)), (repository) =>
    withCommits.has(repository) ? weights.mostFromOwnRepositoryWithCommits : weights.mostFromOwnRepository,
  );
  const others = inRepositories(work.filter(({ signal }) => !OWN_CODE.has(signal)), () => weights.mostFromOthersRepository);
  const implied = findings.filter(({ signal }) => signal === 'implied').map(({ weight }) => weight);
  return noisyOr([...own, ...others, Math.min(noisyOr(words), weights.mostFromWords), Math.min(noisyOr(implied), weights.mostFromImplication)]);
}

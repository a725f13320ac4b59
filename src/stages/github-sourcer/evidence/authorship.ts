import { hyperbolicSaturation } from '../../../knowledge/curves.js';
import { type TouchedRepository } from '../reading/collect-repositories.js';
import { EVIDENCE_WEIGHTS } from './evidence-weights.js';

const { unknownCommit, halfCommits, mostBonus, bonusHalfCommits } = EVIDENCE_WEIGHTS.authorship;

/** Below this authorship the evidence says what the doubt is. */
const DOUBTFUL = 0.75;

type Authored = Pick<TouchedRepository, 'commits' | 'recentAuthors'>;

/** Returns the commits that GitHub credits to the person: those of the last year, or those among the newest. */
function creditedCommits({ commits, recentAuthors }: Authored): number {
  return Math.max(commits, recentAuthors?.person ?? 0);
}

/**
 * Returns how sure it is that the person wrote the code of an own repository, from 0 to 1. It never falls with more
 * credited commits, and grows smoothly with them. 1 if the newest commits were not read: most repositories are their
 * owner's work.
 */
export function authorship(repository: Authored): number {
  const { recentAuthors } = repository;
  if (!recentAuthors) return 1;
  const { person, others, unknown } = recentAuthors;
  const read = person + others + unknown;
  if (read === 0) return 1;
  const doubt = 1 - (person + unknownCommit * unknown) / read;
  return 1 - doubt * (1 - hyperbolicSaturation(creditedCommits(repository), halfCommits));
}

/** Returns the part of the highest bonus that the credited commits earn, from 0 to 1. */
function earnedBonus(repository: Authored): number {
  return hyperbolicSaturation(creditedCommits(repository), bonusHalfCommits);
}

/** Returns the factor for the weight of code in an own repository. */
export function authorshipFactor(repository: Authored): number {
  return authorship(repository) * (1 + mostBonus * earnedBonus(repository));
}

/** Returns the most that all signs of one skill in an own repository may add up to. */
export function boundOfOwnRepository(repository: Authored): number {
  const { mostFromOwnRepository: least, mostFromOwnRepositoryWithCommits: most } = EVIDENCE_WEIGHTS;
  return authorship(repository) * (least + (most - least) * earnedBonus(repository));
}

/** Returns why the authorship is in doubt, as the end of a sentence; empty if it is not. */
export function authorshipDoubt(repository: Authored): string {
  const { recentAuthors } = repository;
  if (!recentAuthors || authorship(repository) >= DOUBTFUL) return '';
  const { person, others, unknown } = recentAuthors;
  const read = person + others + unknown;
  return others > unknown
    ? `; ${others} of its newest ${read} commits are by others`
    : `; authorship not confirmed: ${unknown} of its newest ${read} commits belong to no GitHub account`;
}

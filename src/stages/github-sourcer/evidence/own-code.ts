import { hyperbolicSaturation } from '../../../knowledge/curves.js';
import { type TouchedRepository } from '../reading/collect-repositories.js';
import { EVIDENCE_WEIGHTS, LANGUAGE_BYTE_FACTORS, VENDORED_ROOT_ENTRIES } from './evidence-weights.js';

const { ownLanguage, ownCommitsFactor } = EVIDENCE_WEIGHTS;

/** A repository that the person made, and not a copy of somebody else's. */
export function isOwnCode(repository: TouchedRepository): boolean {
  return repository.owned && !repository.isFork;
}

/** Bytes of a language that may be taken for written by hand there. */
export function writtenBytes(repository: TouchedRepository, language: string): number {
  const edge = (repository.languages?.edges ?? []).find((candidate) => candidate?.node.name === language);
  if (!edge) return 0;
  const vendored = (repository.root?.entries ?? []).some(({ name }) => VENDORED_ROOT_ENTRIES.has(name));
  const factor = vendored && repository.primaryLanguage?.name !== language ? ownLanguage.vendoredFactor : 1;
  return Math.min(edge.size * factor * (LANGUAGE_BYTE_FACTORS[language] ?? 1), ownLanguage.mostBytes);
}

/** Bytes of all languages that may be taken for written by hand there. */
function allWrittenBytes(repository: TouchedRepository): number {
  const names = (repository.languages?.edges ?? []).flatMap((edge) => (edge === null ? [] : [edge.node.name]));
  return names.reduce((sum, name) => sum + writtenBytes(repository, name), 0);
}

/** How much code stands behind a manifest: a list of packages without code shows nothing. 0 to 1. */
export function substance(repository: TouchedRepository): number {
  return hyperbolicSaturation(allWrittenBytes(repository), ownLanguage.halfBytes);
}

/** What seen commits add to the worth of own code. */
export function commitsFactor(repository: TouchedRepository): number {
  return repository.commits > 0 ? ownCommitsFactor : 1;
}

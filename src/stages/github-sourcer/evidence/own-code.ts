import { hyperbolicSaturation } from '../../../knowledge/curves.js';
import { type TouchedRepository } from '../reading/collect-repositories.js';
import { mainLanguage } from '../reading/main-language.js';
import { EVIDENCE_WEIGHTS, LANGUAGE_BYTE_FACTORS, VENDORED_ROOT_ENTRIES } from './evidence-weights.js';

const { ownLanguage } = EVIDENCE_WEIGHTS;

/** Returns the estimated bytes of a language that were written by hand there. */
export function writtenBytes(repository: TouchedRepository, language: string): number {
  const edge = (repository.languages?.edges ?? []).find((candidate) => candidate?.node.name === language);
  if (!edge) return 0;
  const vendored = (repository.root?.entries ?? []).some(({ name }) => VENDORED_ROOT_ENTRIES.has(name));
  const factor = vendored && mainLanguage(repository) !== language ? ownLanguage.vendoredFactor : 1;
  return Math.min(edge.size * factor * (LANGUAGE_BYTE_FACTORS[language] ?? 1), ownLanguage.mostBytes);
}

/** Returns the estimated bytes of all languages that were written by hand there. */
function allWrittenBytes(repository: TouchedRepository): number {
  const names = (repository.languages?.edges ?? []).flatMap((edge) => (edge === null ? [] : [edge.node.name]));
  return names.reduce((sum, name) => sum + writtenBytes(repository, name), 0);
}

/** Returns how much code there is beside a manifest, from 0 to 1: a list of packages without code shows nothing. */
export function substance(repository: TouchedRepository): number {
  return hyperbolicSaturation(allWrittenBytes(repository), ownLanguage.halfBytes);
}

import { authorshipFactor } from '../authorship.js';
import { writtenBytes } from '../own-code.js';
import { isOwnCode } from '../../reading/credit.js';
import { hyperbolicSaturation } from '../../../../knowledge/curves.js';
import { decayedWeight } from '../decayed-weight.js';
import { EVIDENCE_WEIGHTS } from '../evidence-weights.js';
import { ownSighting, type Signal } from '../finding.js';

/** Code of a language in the person's own repositories, by bytes, with a limit for each repository. */
export const ownRepositoryLanguage: Signal = ({ repositories, catalogue, referenceDate }) => {
  const { weight, halfBytes, leastBytes } = EVIDENCE_WEIGHTS.ownLanguage;
  return repositories.filter(isOwnCode).flatMap((repository) =>
    (repository.languages?.edges ?? []).flatMap((edge) => {
      const skill = edge && catalogue.byLanguage(edge.node.name);
      const bytes = edge ? writtenBytes(repository, edge.node.name) : 0;
      if (!edge || !skill || bytes < leastBytes) return [];
      const amount = Math.min(1, weight * hyperbolicSaturation(bytes, halfBytes) * authorshipFactor(repository));
      return [
        {
          skill: skill.name,
          signal: 'own-repository-language' as const,
          repository: repository.nameWithOwner,
          url: repository.url,
          observedAt: repository.pushedAt ?? null,
          weight: decayedWeight(amount, repository.pushedAt, referenceDate),
          sighting: ownSighting(
            repository,
            `code:${Math.max(1, Math.round(edge.size / 1_000))} kB of ${edge.node.name}`,
          ),
        },
      ];
    }),
  );
};

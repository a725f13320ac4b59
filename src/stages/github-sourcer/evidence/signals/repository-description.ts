import { decayedWeight } from '../decayed-weight.js';
import { EVIDENCE_WEIGHTS } from '../evidence-weights.js';
import { ownSighting, type Signal } from '../finding.js';
import { authorship } from '../authorship.js';
import { isOwnCode } from '../../reading/credit.js';
import { skillMentions } from '../skill-mentions.js';

/** Skills named in the descriptions of the person's own repositories. */
export const repositoryDescription: Signal = ({ repositories, catalogue, referenceDate }) =>
  repositories.filter(isOwnCode).flatMap((repository) =>
    skillMentions(repository.description, catalogue).map((skill) => ({
      skill: skill.name,
      signal: 'repository-description' as const,
      repository: repository.nameWithOwner,
      url: repository.url,
      observedAt: repository.pushedAt ?? null,
      weight: decayedWeight(
        EVIDENCE_WEIGHTS.ownDescription.weight * authorship(repository),
        repository.pushedAt,
        referenceDate,
      ),
      sighting: ownSighting(repository, 'description'),
    })),
  );

import { isOwnCode, topicsOf } from '../../reading/credit.js';
import { decayedWeight } from '../decayed-weight.js';
import { EVIDENCE_WEIGHTS } from '../evidence-weights.js';
import { ownSighting, type Signal } from '../finding.js';
import { authorship } from '../authorship.js';

/** Topics that the person set on their own repositories. */
export const repositoryTopic: Signal = ({ repositories, catalogue, referenceDate }) =>
  repositories.filter(isOwnCode).flatMap((repository) =>
    topicsOf(repository).flatMap((topic) => {
      const skill = catalogue.byTopic(topic);
      if (!skill) return [];
      return [
        {
          skill: skill.name,
          signal: 'repository-topic' as const,
          repository: repository.nameWithOwner,
          url: repository.url,
          observedAt: repository.pushedAt ?? null,
          weight: decayedWeight(
            EVIDENCE_WEIGHTS.ownTopic.weight * authorship(repository),
            repository.pushedAt,
            referenceDate,
          ),
          sighting: ownSighting(repository, `topic:${topic}`),
        },
      ];
    }),
  );

import { hyperbolicSaturation } from '../../../../knowledge/curves.js';
import { decayedWeight } from '../decayed-weight.js';
import { EVIDENCE_WEIGHTS } from '../evidence-weights.js';
import { type Signal } from '../finding.js';
import { isOwnCode } from '../../reading/credit.js';
import { repositorySkills } from '../repository-skills.js';
import { latest, isoTime } from '../../reading/time.js';

/** Commits of the last year in repositories that the person did not create, including the person's own forks. */
export const commitsToOthers: Signal = ({ repositories, answers, catalogue, referenceDate }) => {
  const { weight, halfCommits } = EVIDENCE_WEIGHTS.commitsToOthers;
  const worked = repositories.filter((repository) => !isOwnCode(repository) && repository.commits > 0);
  return worked.flatMap((repository) => {
    const { commits } = repository;
    // GitHub counts the commits of a year without dates. The first day of the year is the oldest possible date.
    const observedAt = latest([
      isoTime(answers.contributions?.startedAt),
      repository.sightedAt,
      ...repository.merged.map(({ mergedAt }) => isoTime(mergedAt)),
    ]);
    const amount = decayedWeight(weight * hyperbolicSaturation(commits, halfCommits), observedAt, referenceDate);
    const detail = `${commits} ${commits === 1 ? 'commit' : 'commits'} in the last year`;
    return repositorySkills(repository, catalogue).map(({ skill, share, by }) => ({
      skill,
      signal: 'commits-to-others' as const,
      repository: repository.nameWithOwner,
      url: repository.url,
      observedAt,
      weight: amount * share,
      sighting: { signal: 'commits-to-others', detail, by },
    }));
  });
};

import { hyperbolicSaturation } from '../../../../knowledge/curves.js';
import { decayedWeight } from '../decayed-weight.js';
import { EVIDENCE_WEIGHTS } from '../evidence-weights.js';
import { type Signal } from '../finding.js';
import { isOwnCode } from '../../reading/credit.js';
import { type TouchedRepository } from '../../reading/collect-repositories.js';
import { repositorySkills } from '../repository-skills.js';
import { isoTime, latest } from '../../reading/time.js';

/** Returns the page of GitHub that lists the merged pull requests of a person in a repository. */
function mergedSearchPage(repository: TouchedRepository, login: string): string {
  return `${repository.url}/pulls?q=${encodeURIComponent(`is:pr is:merged author:${login}`)}`;
}

/**
 * Pull requests of all time that others merged. Only the newest few are loaded. GitHub gives the number of all; the
 * others are assumed to be spread over the repositories in the same way. One pull request that was seen stands for at
 * most two, two for at most six, eight for at most 72: what was done elsewhere years ago must not count for the
 * repository of one change last week.
 */
export const mergedPullRequest: Signal = ({ repositories, answers, catalogue, referenceDate }) => {
  const { weight, halfPullRequests } = EVIDENCE_WEIGHTS.mergedPullRequests;
  const elsewhere = repositories.filter((repository) => !isOwnCode(repository) && repository.mergedCount > 0);
  const loaded = elsewhere.reduce((sum, { mergedCount }) => sum + mergedCount, 0);
  const all = answers.mergedPullRequests?.issueCount ?? 0;
  const perLoaded = Math.max(1, all / Math.max(1, loaded));
  return elsewhere.flatMap((repository) => {
    const newest = [...repository.merged].sort((a, b) => ((a.mergedAt ?? '') < (b.mergedAt ?? '') ? 1 : -1))[0];
    const number = repository.mergedCount;
    const observedAt = latest([repository.sightedAt, isoTime(newest?.mergedAt)]);
    const amount = decayedWeight(
      weight * hyperbolicSaturation(number * Math.min(perLoaded, number + 1), halfPullRequests),
      observedAt,
      referenceDate,
    );
    const detail = `${number} merged pull ${number === 1 ? 'request' : 'requests'} seen`;
    return repositorySkills(repository, catalogue).map(({ skill, share, by }) => ({
      skill,
      signal: 'merged-pull-request' as const,
      repository: repository.nameWithOwner,
      url: newest?.url ?? mergedSearchPage(repository, answers.core.login),
      observedAt,
      weight: amount * share,
      sighting: { signal: 'merged-pull-request', detail, by },
    }));
  });
};

import { decay, saturate } from '../decay.js';
import { EVIDENCE_WEIGHTS } from '../evidence-weights.js';
import { type Signal } from '../finding.js';
import { isOwnCode } from '../own-code.js';
import { repositorySkills } from '../repository-skills.js';
import { isoTime } from '../../reading/time.js';

/**
 * Pull requests of all time that others merged. Only the newest few were loaded: the rest, of which GitHub tells the
 * number, is taken to be spread over the repositories as those are.
 */
export const mergedPullRequest: Signal = ({ repositories, answers, catalogue, referenceDate }) => {
  const { weight, halfPullRequests } = EVIDENCE_WEIGHTS.mergedPullRequests;
  const elsewhere = repositories.filter((repository) => !isOwnCode(repository) && repository.merged.length > 0);
  const loaded = elsewhere.reduce((sum, { merged }) => sum + merged.length, 0);
  const perLoaded = Math.max(1, (answers.mergedPullRequests?.issueCount ?? 0) / Math.max(1, loaded));
  return elsewhere.flatMap((repository) => {
    const newest = [...repository.merged].sort((a, b) => ((a.mergedAt ?? '') < (b.mergedAt ?? '') ? 1 : -1))[0];
    if (!newest) return [];
    const number = repository.merged.length;
    const amount = decay(weight * saturate(number * perLoaded, halfPullRequests), newest.mergedAt, referenceDate);
    return repositorySkills(repository, catalogue).map(({ skill, share, because }) => ({
      skill,
      signal: 'merged-pull-request' as const,
      repository: repository.nameWithOwner,
      url: newest.url,
      observedAt: isoTime(newest.mergedAt),
      weight: amount * share,
      detail: `${number} merged pull ${number === 1 ? 'request' : 'requests'} seen in ${repository.nameWithOwner}, ${because}`,
    }));
  });
};

import { type RankedCandidate } from '../../domain/ranking.js';
import { assembleCandidate } from '../../stages/github-sourcer/reading/assemble-candidate.js';
import { parseJobDescription } from '../../stages/jd-parser/parse-job-description.js';
import { rankCandidates } from '../../stages/ranking-engine/rank-candidates.js';
import { type PersonRecord, type RankDataset, type RankedJob } from './rank-dataset.js';

/** Ranks a job's pool as the service would: the job's text and the people's answers are all that it is given. */
export function rankPool(
  { posting, grades }: RankedJob,
  { people, repositories }: RankDataset,
  referenceDate: Date,
): RankedCandidate[] {
  const requirement = parseJobDescription(posting);
  const read = (person: PersonRecord) =>
    assembleCandidate(
      {
        core: person.core,
        repositories: person.repositories,
        contributions: person.contributions,
        mergedPullRequests: person.merged_pull_requests,
        manifests: new Map(
          person.manifests_of.flatMap((id) => (repositories.has(id) ? [[id, repositories.get(id)!]] : [])),
        ),
        foundBy: [],
        fetchedAt: referenceDate.toISOString(),
      },
      requirement,
      referenceDate,
    );
  const candidates = [...grades.keys()].flatMap((login) => (people.has(login) ? [read(people.get(login)!)] : []));
  return rankCandidates({ requirement, candidates }, referenceDate);
}

import { type Candidate } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type RankedCandidate } from '../../domain/ranking.js';
import { assembleCandidate } from '../../stages/github-sourcer/reading/assemble-candidate.js';
import { parseJobDescription } from '../../stages/jd-parser/parse-job-description.js';
import { rankCandidates } from '../../stages/ranking-engine/rank-candidates.js';
import { type PersonRecord, type RankDataset, type RankedJob } from './rank-dataset.js';

/** A job's pool as the service would have read it: the job's text and the people's answers are all that it is given. */
export interface ReadPool {
  requirement: JobRequirement;
  candidates: Candidate[];
}

/** Reads a job's text and the answers about its pool. */
export function readPool(
  { posting, grades }: RankedJob,
  { people, repositories }: RankDataset,
  referenceDate: Date,
): ReadPool {
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
  return { requirement, candidates };
}

/** Ranks a job's pool as the service would. */
export function rankPool(job: RankedJob, data: RankDataset, referenceDate: Date): RankedCandidate[] {
  return rankCandidates(readPool(job, data, referenceDate), referenceDate);
}

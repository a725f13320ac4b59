import { type ResolvedPlace } from '../../../domain/candidate.js';
import { type PlaceLevel } from '../plan/place-levels.js';
import {
  type CandidateAnswers,
  type ContributionsAnswer,
  type CoreAnswer,
  type MergedPullRequestsAnswer,
  type OwnRepositoriesAnswer,
  type RepositoryManifestsAnswer,
  type ShowcaseAnswer,
} from '../reading/answers.js';
import { type FoundPerson } from '../routes/found-people.js';

/** A person found who is not yet a candidate, with what has been loaded about them so far. */
export interface Prospect {
  person: FoundPerson;
  core: CoreAnswer;
  /** The place that the profile's location was resolved to, or null. */
  place: ResolvedPlace | null;
  /** Levels of the search by place that this place fits. */
  levels: readonly PlaceLevel[];
  repositories: OwnRepositoriesAnswer | null;
  contributions: ContributionsAnswer | null;
  mergedPullRequests: MergedPullRequestsAnswer | null;
  showcase: ShowcaseAnswer | null;
  /** When the oldest part was fetched. */
  fetchedAt: Date;
}

/** Updates the fetch time: a prospect is as old as its oldest part. */
export function noteFetched(prospect: Prospect, fetchedAt: Date): void {
  if (fetchedAt < prospect.fetchedAt) prospect.fetchedAt = fetchedAt;
}

/** Returns the responses about a prospect, from which a candidate is assembled. */
export function answersOf(
  prospect: Prospect,
  manifests: ReadonlyMap<string, RepositoryManifestsAnswer> | null,
): CandidateAnswers {
  const { person, core, repositories, contributions, mergedPullRequests, showcase, fetchedAt } = prospect;
  return {
    core,
    repositories,
    contributions,
    mergedPullRequests,
    showcase,
    manifests,
    sightings: [...person.sightings.values()],
    foundBy: [...person.foundBy],
    fetchedAt: fetchedAt.toISOString(),
  };
}

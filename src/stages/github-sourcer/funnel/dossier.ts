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

/** What has been loaded about one person so far. */
export interface Dossier {
  person: FoundPerson;
  core: CoreAnswer;
  /** The profile's location resolved, or null. */
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

/** Remembers when a part was fetched: the whole is as old as its oldest part. */
export function noteFetched(dossier: Dossier, fetchedAt: Date): void {
  if (fetchedAt < dossier.fetchedAt) dossier.fetchedAt = fetchedAt;
}

/** A dossier in the form that is read into a candidate. */
export function answersOf(dossier: Dossier, manifests: ReadonlyMap<string, RepositoryManifestsAnswer> | null): CandidateAnswers {
  const { person, core, repositories, contributions, mergedPullRequests, showcase, fetchedAt } = dossier;
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

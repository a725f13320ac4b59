import { type Candidate, type ResolvedPlace } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type TeamLibrary } from '../../domain/team-stack.js';
import { type FoundRepositoryNode } from '../../github/documents/document-types.js';
import { searchSpellings } from '../../knowledge/places/place-resolver.js';
import { skillCatalogue } from '../../knowledge/skills/skill-catalogue.js';
import { batchTask, computeTask } from '../../platform/compute/compute-task.js';
import { answersOf, type Prospect } from './funnel/prospect.js';
import { bestManifests, type PersonManifests } from './funnel/manifest-choice.js';
import { closestRepository } from './funnel/closest-repository.js';
import { fitsLevel } from './funnel/place-fit.js';
import { preScore, type ScoringCriteria } from './funnel/pre-score.js';
import { type Demand } from './plan/demands.js';
import { PLACE_LEVELS, type PlaceLevel } from './plan/place-levels.js';
import { makePlan, type SourcingPlan } from './plan/sourcing-plan.js';
import { SOURCING_LIMITS } from './plan/sourcing-limits.js';
import { type RepositoryManifestsAnswer } from './reading/answers.js';
import { assembleCandidate } from './reading/assemble-candidate.js';
import { type ManifestReading } from './manifests/read-manifest.js';
import { type ManifestFile, readManifestFile } from './reading/manifest-files.js';
import { readPlace } from './reading/read-place.js';
import { chooseLibraries, chooseNearest, type RepositoryHit } from './routes/choose-repositories.js';

/** Makes the plan of a run. */
export const planSearches = computeTask(
  import.meta.url,
  'planSearches',
  ({
    requirement,
    maxCandidates,
    referenceDate,
    teamLibraries,
  }: {
    requirement: JobRequirement;
    maxCandidates: number;
    referenceDate: Date;
    teamLibraries: readonly TeamLibrary[];
  }): SourcingPlan =>
    makePlan({ requirement, maxCandidates, referenceDate, teamLibraries }, skillCatalogue(), searchSpellings),
);

/** The hits of the repository searches, and what they are compared with. */
export interface RepositoryChoiceInput {
  hits: readonly RepositoryHit[];
  /** Hits of the searches for the team's libraries. */
  teamHits: readonly RepositoryHit[];
  demands: readonly Demand[];
  languages: readonly string[];
}

/** The chosen repositories. */
export interface RepositoryChoice {
  libraries: FoundRepositoryNode[];
  teamLibraries: FoundRepositoryNode[];
  nearest: FoundRepositoryNode[];
}

/** Chooses the libraries whose authors are looked for, and the repositories nearest to the posting. */
export const chooseRepositories = computeTask(
  import.meta.url,
  'chooseRepositories',
  ({ hits, teamHits, demands, languages }: RepositoryChoiceInput): RepositoryChoice => ({
    libraries: chooseLibraries(hits, skillCatalogue(), SOURCING_LIMITS.libraryRepositories),
    teamLibraries: chooseLibraries(teamHits, skillCatalogue(), SOURCING_LIMITS.teamRepositories),
    nearest: chooseNearest(hits, demands, languages, skillCatalogue(), SOURCING_LIMITS.ownedRepositories),
  }),
);

/** The place of a person, and the levels of the search by place that it fits. */
export interface PlaceReading {
  place: ResolvedPlace | null;
  levels: readonly PlaceLevel[];
}

/** Reads the locations of profiles. */
export const readPlaces = batchTask(
  import.meta.url,
  'readPlaces',
  (location: string | null, requirement: JobRequirement): PlaceReading => {
    const place = readPlace(location);
    return { place, levels: PLACE_LEVELS.filter((level) => fitsLevel(place, requirement, level)) };
  },
);

/** Scores people by the data loaded so far. */
export const score = batchTask(import.meta.url, 'score', (prospect: Prospect, criteria: ScoringCriteria): number =>
  preScore(prospect, criteria),
);

/** Rates the closest own repository of people. */
export const rateClosest = batchTask(
  import.meta.url,
  'rateClosest',
  (prospect: Prospect, demands: readonly Demand[]): number => closestRepository(prospect, demands, skillCatalogue()),
);

/** Chooses the repositories of finalists with the most useful manifests. */
export const chooseManifests = batchTask(
  import.meta.url,
  'chooseManifests',
  (prospect: Prospect, demands: readonly Demand[]): PersonManifests =>
    bestManifests(prospect, demands, skillCatalogue()),
);

/** Reads manifests. */
export const readManifests = batchTask(import.meta.url, 'readManifests', (file: ManifestFile): ManifestReading =>
  readManifestFile(file),
);

/** All data that was loaded about a finalist. */
export interface Finalist {
  prospect: Prospect;
  /** Manifests of the repositories in which the person worked, by repository id. */
  manifests: ReadonlyMap<string, RepositoryManifestsAnswer>;
}

/** Assembles candidates from GitHub's responses about the finalists. */
export const assemble = batchTask(
  import.meta.url,
  'assemble',
  (
    { prospect, manifests }: Finalist,
    { requirement, referenceDate }: { requirement: JobRequirement; referenceDate: Date },
  ): Candidate => assembleCandidate(answersOf(prospect, manifests), requirement, referenceDate),
);

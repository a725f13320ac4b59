import { IsIn } from 'class-validator';
import { type ProblemCode } from '../platform/common/problem.js';
import { Contact } from './candidate.js';
import { JobRequirement } from './job-requirement.js';
import { DRAFT_LANGUAGES, type DraftLanguage } from './outreach-sender.js';
import { OutreachMessage } from './outreach.js';
import { RankingWeights } from './ranking.js';
import { StageName, Warning } from './stage.js';
import { TeamLibrary } from './team-stack.js';
import { CandidateView, PersonWork } from './views/candidate-view.js';
import { RankedCandidateView } from './views/ranked-candidate-view.js';

/** How much the run used GitHub's API. */
export class GithubUsageView {
  /** Requests sent, including retries. */
  requests: number;
  /** Points charged by GitHub's formula for GraphQL. */
  points: number;
  /** Points left in GitHub's current hour after the last request; null if GitHub does not say. */
  remaining: number | null;
  /** When GitHub's current hour ends; null if GitHub does not say. */
  resetsAt: string | null;
  /** Requests that were sent again after a failure. */
  retries: number;
  /** Milliseconds spent waiting for responses of GitHub, including cached responses. */
  requestMilliseconds: number;
  /** Seconds spent waiting until a limit of GitHub ended. */
  waitedSeconds: number;
  /** The searches that were planned, as sent to GitHub. */
  plan: string[];
}

/** Versions of everything that the result depends on. */
export class RunVersions {
  githire: string;
  knowledge: string;
  ranking: string;
}

/** What the user chose for the drafts of a run. Later drafts of the project use it too. */
export class DraftOptions {
  /** Name that drafts are signed with; null for the configured one. */
  senderName: string | null;
  /** Language of the drafts. */
  @IsIn(DRAFT_LANGUAGES)
  language: DraftLanguage;
}

/** How a run went. */
export class RunMetadata {
  /** When the run started; also its "now" for all computations. */
  startedAt: string;
  /** When the run ended; null while it is active. */
  completedAt: string | null;
  /** Seconds from start to end; null while the run is active. */
  executionTimeSeconds: number | null;
  /**
   * Milliseconds of GitHire's own computing: the time of the stages without the waiting for GitHub. Includes the time
   * of a model, if one is configured.
   */
  computingMilliseconds: number;
  /**
   * How often the run was continued after the process that worked on it had died. GitHub usage is counted since the
   * last time.
   */
  interruptions: number;
  /** People found by the searches, before any selection. */
  candidatesFound: number;
  /** People ranked. */
  candidatesRanked: number;
  /** Messages drafted. */
  messagesGenerated: number;
  /** Where the people come from. The people of `sample` are made up. */
  source: 'github' | 'sample';
  /** The coverage of the search, in one English sentence; null before the people are searched. */
  coverage: string | null;
  /** How much the run used GitHub's API. */
  github: GithubUsageView;
  /** Losses of data and doubts that did not fail the run. */
  warnings: Warning[];
  /** Versions of everything that the result depends on. */
  versions: RunVersions;
  /** The requested weights, or null for the defaults. */
  weights: RankingWeights | null;
  /** What the user chose for the drafts; absent in results of earlier versions. */
  drafts?: DraftOptions;
  /** SHA-256 of the posting and the options: two runs with the same hash had the same input. */
  inputHash: string;
}

/** Why a run failed: a problem document that names the stage. */
export class RunError {
  /** The stage that failed; null if the run failed between two stages. */
  module: StageName | null;
  /** Stable code. */
  code: ProblemCode;
  /** The kind of problem. */
  title: string;
  /** The HTTP status that belongs to the code. */
  status: number;
  /** What went wrong. */
  detail: string;
}

/** Ways to reach a person, as published on their profile. */
export class EnrichedData {
  /** The published ways to reach the person. */
  contacts: Contact[];
  /** Whether the person says on GitHub that they are open to work; null if they do not say. */
  hireable: boolean | null;
  /** When the profile was fetched. */
  fetchedAt: string;
  /** When these data were put together. */
  enrichedAt: string;
}

/** A person on the shortlist. */
export class ShortlistEntry {
  githubUsername: string;
  githubId: number;
  /** Position in the ranking. */
  rank: number;
  /** 0 to 100. */
  totalScore: number;
  profileUrl: string;
  addedAt: string;
  /** Null until the user requests it. */
  enrichedData: EnrichedData | null;
}

/** Results of the stages, stored in the project. Results that do not exist yet are absent. */
export class ProjectResults {
  jobRequirement?: JobRequirement;
  /** The libraries that the team's manifests name; the manifests themselves are not stored. */
  teamLibraries?: TeamLibrary[];
  /** Found and not yet ranked. */
  candidates?: CandidateView[];
  /** Ranked, best first. */
  rankedCandidates?: RankedCandidateView[];
  /**
   * What each of these people did, by repository: what the ranking is computed from. Only exports contain it, so that
   * their ranking can be computed again.
   */
  work?: PersonWork[];
  outreachMessages?: OutreachMessage[];
  /** The people whom the user has chosen, in the order in which they were chosen. */
  shortlist?: ShortlistEntry[];
  metadata?: RunMetadata;
  /** Why the last run failed. */
  error?: RunError;
}

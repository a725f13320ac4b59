import { Candidate, Contact } from './candidate.js';
import { JobRequirement } from './job-requirement.js';
import { OutreachMessage } from './outreach.js';
import { RankedCandidate, RankingWeights } from './ranking.js';
import { StageName, Warning } from './stage.js';

/** What a run asked of GitHub. */
export class GithubUsageView {
  /** Requests sent, retries among them. */
  requests: number;
  /** Points charged by GitHub's formula for GraphQL. */
  points: number;
  /** Points left in GitHub's hour after the last request; null where GitHub does not say. */
  remaining: number | null;
  /** When GitHub's hour ends; null where GitHub does not say. */
  resetsAt: string | null;
  /** Requests sent again after a failure. */
  retries: number;
  /** Milliseconds spent waiting for answers: GitHub's, or those kept from before. */
  requestMilliseconds: number;
  /** Seconds spent waiting for a limit to lift. */
  waitedSeconds: number;
  /** The searches that were planned, as sent to GitHub. */
  plan: string[];
}

/** Versions of what the answer depends on. */
export class RunVersions {
  githire: string;
  knowledge: string;
  ranking: string;
}

/** How a run went. */
export class RunMetadata {
  /** When the run began; also its "now" for everything computed. */
  startedAt: string;
  /** When it ended, or null while it has not. */
  completedAt: string | null;
  /** From beginning to end, or null while it has not ended. */
  executionTimeSeconds: number | null;
  /** Milliseconds of our own computing: the stages' time without the waiting for GitHub. A model's time counts, where there is one. */
  computingMilliseconds: number;
  /** How often the run was taken up again after the process that worked on it had died; what GitHub was asked is counted since the last time. */
  interruptions: number;
  /** People found by the searches, before any cut. */
  candidatesFound: number;
  /** People ranked. */
  candidatesRanked: number;
  /** Messages drafted. */
  messagesGenerated: number;
  /** Where the people come from: `sample` are made up. */
  source: 'github' | 'sample';
  /** What was covered, in one line of English; null before the sourcing. */
  coverage: string | null;
  /** What was asked of GitHub. */
  github: GithubUsageView;
  /** What was lost or doubtful. */
  warnings: Warning[];
  /** Versions of what the answer depends on. */
  versions: RunVersions;
  /** Weights asked for, or null for the defaults. */
  weights: RankingWeights | null;
  /** SHA-256 of the posting and the options: two runs with the same one were asked the same. */
  inputHash: string;
}

/** Why a run failed: a problem document that names the stage. */
export class RunError {
  /** The stage that failed; null where the run ended between two. */
  module: StageName | null;
  /** Stable code. */
  code: string;
  /** The kind of problem. */
  title: string;
  /** The HTTP status it stands for. */
  status: number;
  /** What went wrong. */
  detail: string;
}

/** Ways to reach a person, as they have published them on their profile. */
export class EnrichedData {
  /** The published ways. */
  contacts: Contact[];
  /** Whether the person says on GitHub that they are open to work; null where they say nothing. */
  hireable: boolean | null;
  /** When the profile was fetched that this is from. */
  fetchedAt: string;
  /** When this was put together. */
  enrichedAt: string;
}

/** A person whom the user has picked. */
export class ShortlistEntry {
  githubUsername: string;
  githubId: number;
  /** Place in the ranking. */
  rank: number;
  /** 0 to 100. */
  totalScore: number;
  profileUrl: string;
  addedAt: string;
  /** Null until asked for. */
  enrichedData: EnrichedData | null;
}

/** What the stages made. A project holds it; what has not been made yet is left out. */
export class ProjectResults {
  jobRequirement?: JobRequirement;
  /** Sourced and not yet ranked. */
  candidates?: Candidate[];
  /** Ranked, best first. */
  rankedCandidates?: RankedCandidate[];
  outreachMessages?: OutreachMessage[];
  /** Whom the user has picked, in the order of picking. */
  shortlist?: ShortlistEntry[];
  metadata?: RunMetadata;
  /** Why the last run failed. */
  error?: RunError;
}

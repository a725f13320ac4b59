import { type Candidate } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type Stage, type StageContext } from '../../domain/stage.js';
import { type TeamLibrary, type TeamManifest } from '../../domain/team-stack.js';
import { type GithubUsage } from '../../github/github-session.js';
import { type ComputeOptions } from '../../platform/compute/compute.js';
import { type Coverage } from './coverage.js';

export interface GithubSourcerInput {
  /** What the posting asks for. */
  requirement: JobRequirement;
  /** How many people are wanted, 1 to 100. */
  maxCandidates: number;
  /** Numeric ids of people who must not be loaded, because they asked for it. */
  excludedGithubIds?: ReadonlySet<number>;
  /** Whether people with `automationSigns` are left out; false by default. */
  excludeAgents?: boolean;
  /** Libraries that the team uses, from `readTeamManifests`: people whose changes they merged are searched as well. */
  teamLibraries?: readonly TeamLibrary[];
}

export interface SourcingResult {
  /** Sorted by the cheap score, best first. There are a few more than requested, so that the ranking can choose. */
  candidates: Candidate[];
  /** `sample`: invented people. */
  source: 'github' | 'sample';
  /** Number of people found by all routes, before any exclusion. */
  found: number;
  coverage: Coverage;
  /** The requests of the run to GitHub, and its plan. */
  github: GithubUsage & {
    /** Milliseconds spent waiting for GitHub. */
    requestMilliseconds: number;
    /** The searches as sent, and the estimated cost. */
    plan: string[];
  };
}

/** The second stage: finds people who have done the work that a posting asks for, and loads their public data. */
export abstract class GithubSourcer implements Stage<GithubSourcerInput, SourcingResult> {
  readonly name = 'github-sourcer';

  /**
   * If GitHub does not return a part of the data, the run continues without it and adds a warning.
   * @throws Problem `github_rate_limited` or `github_unavailable` if nothing was loaded, `pipeline_timeout` if the time
   * was up before anything was loaded; the reason of the signal if the run was cancelled
   */
  abstract run(input: GithubSourcerInput, context: StageContext): Promise<SourcingResult>;

  /**
   * Returns the libraries of a team's manifests that say something about its work. A sourcer of a host application need
   * not have it: requests with manifests are refused then.
   * @throws Problem `validation_failed` that names each file that cannot be read
   */
  readTeamManifests?(manifests: readonly TeamManifest[], options: ComputeOptions): Promise<TeamLibrary[]>;
}

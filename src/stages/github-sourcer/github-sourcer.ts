import { type Candidate } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type Stage, type StageContext } from '../../domain/stage.js';
import { type GithubUsage } from '../../github/github-session.js';
import { type Coverage } from './coverage.js';

export interface GithubSourcerInput {
  /** What the posting asks for. */
  requirement: JobRequirement;
  /** How many people are wanted, 1 to 100. */
  maxCandidates: number;
  /** Numeric ids of people who must not be looked at: they asked for it. */
  excludedGithubIds?: ReadonlySet<number>;
}

export interface SourcingResult {
  /** Best first by what is cheap to know; a few more than wanted, for the ranking to choose from. */
  candidates: Candidate[];
  /** `sample`: made-up people. */
  source: 'github' | 'sample';
  /** People found by all routes, before any cut. */
  found: number;
  coverage: Coverage;
  /** What the run asked of GitHub, and what it had planned to ask. */
  github: GithubUsage & {
    /** Milliseconds spent waiting for GitHub. */
    requestMilliseconds: number;
    /** The searches, as sent, and the estimated cost. */
    plan: string[];
  };
}

/** The second stage: finds people who have done the work that a posting asks for, and loads what can be seen of it. */
export abstract class GithubSourcer implements Stage<GithubSourcerInput, SourcingResult> {
  readonly name = 'github-sourcer';

  /**
   * A part that GitHub does not give is a warning, and the rest goes on without it.
   * @throws Problem `github_rate_limited` or `github_unavailable` if nothing at all came, `pipeline_timeout` if the time was up before
   * anything came; the reason of the signal if the run was cancelled
   */
  abstract run(input: GithubSourcerInput, context: StageContext): Promise<SourcingResult>;
}

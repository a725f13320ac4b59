import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/common/clock.js';
import { type StageContext } from '../../domain/stage.js';
import { type TeamLibrary, type TeamManifest } from '../../domain/team-stack.js';
import { GithubClient } from '../../github/github-client.js';
import { Sleeper } from '../../github/requests/sleeper.js';
import { Compute, type ComputeOptions } from '../../platform/compute/compute.js';
import { GithubRun } from './github-run.js';
import { GithubSourcer, type GithubSourcerInput, type SourcingResult } from './github-sourcer.js';
import { planSearches } from './github-sourcer.tasks.js';
import { describePlan } from './plan/sourcing-plan.js';
import { CachedResponseLoader } from './cached-responses/cached-response-loader.js';
import { SourcingRun } from './sourcing-run.js';
import { readTeamStack } from './team/read-team-stack.js';

/** Finds people who have done the work that a posting asks for, and loads their public data. */
@Injectable()
export class GithubSourcerService extends GithubSourcer {
  private readonly logger = new Logger('GithubSourcer');

  constructor(
    private readonly client: GithubClient,
    private readonly loader: CachedResponseLoader,
    private readonly clock: Clock,
    private readonly sleeper: Sleeper,
    private readonly compute: Compute,
  ) {
    super();
  }

  /**
   * If GitHub does not return a part of the data, the run continues without it and adds a warning.
   * @throws Problem `github_rate_limited` or `github_unavailable` if nothing was loaded, `pipeline_timeout` if the time
   * was up before anything was loaded; the reason of the signal if the run was cancelled
   */
  async run(
    {
      requirement,
      maxCandidates,
      excludedGithubIds = new Set(),
      excludeAgents = false,
      teamLibraries = [],
    }: GithubSourcerInput,
    context: StageContext,
  ): Promise<SourcingResult> {
    context.signal.throwIfAborted();
    const { referenceDate, onBehalfOf, signal } = context;
    const plan = await this.compute.run(
      planSearches,
      { requirement, maxCandidates, referenceDate, teamLibraries },
      { onBehalfOf, signal },
    );
    const lines = describePlan(plan);
    // The searches contain what the posting asks for, so that they are part of the result but never of a log.
    this.logger.log(`Plan: ${lines.length} lines`);
    const run = new GithubRun(
      { client: this.client, loader: this.loader, clock: this.clock, sleeper: this.sleeper },
      context,
    );
    await run.checkToken();
    const task = { requirement, maxCandidates, excludedGithubIds, excludeAgents, plan };
    const { candidates, coverage } = await new SourcingRun(run, task, context, this.compute).collectCandidates();
    const failure = run.stopped ?? run.failed;
    if (candidates.length === 0 && failure !== null) throw failure;
    warn(context, run, candidates.length);
    this.logger.log(coverage.line);
    return {
      candidates,
      source: this.client.source,
      found: coverage.found,
      coverage,
      github: { ...run.usage, plan: lines },
    };
  }

  /**
   * Returns the libraries of a team's manifests that say something about its work.
   * @throws Problem `validation_failed` that names each file that cannot be read
   */
  override readTeamManifests(manifests: readonly TeamManifest[], options: ComputeOptions): Promise<TeamLibrary[]> {
    return readTeamStack(this.compute, manifests, options);
  }
}

/** Adds warnings that say what is missing, why, and, if GitHub said so, when to try again. */
function warn(context: StageContext, { stopped, ranOutOfTime, unavailable }: GithubRun, candidates: number): void {
  const missing = [...unavailable].map(([label, number]) => `${label} (${number})`).join(', ');
  const left = missing === '' ? '' : ` Left out: ${missing}.`;
  if (stopped !== null && stopped.code !== 'pipeline_timeout') {
    const again =
      stopped.retryAfterSeconds === undefined
        ? ''
        : ` Try again in ${Math.ceil(stopped.retryAfterSeconds / 60)} minutes.`;
    context.warn(stopped.code, `${stopped.detail} The people are ranked by the data loaded until then.${left}${again}`);
  } else if (missing !== '' && (stopped !== null || ranOutOfTime)) {
    context.warn(
      'sourcing_incomplete',
      `GitHub took longer than the time of this run. The people are ranked by the data loaded until then.${left}`,
    );
  } else if (missing !== '') {
    context.warn(
      'github_partial',
      `GitHub did not give everything. What is missing counts for nobody and against nobody.${left}`,
    );
  }
  if (candidates === 0) context.warn('no_candidates_found', 'No people were found for this posting.');
}

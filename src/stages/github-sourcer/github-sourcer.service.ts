import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/common/clock.js';
import { type StageContext } from '../../domain/stage.js';
import { GithubClient } from '../../github/github-client.js';
import { Sleeper } from '../../github/requests/sleeper.js';
import { Compute } from '../../platform/compute/compute.js';
import { GithubRun } from './github-run.js';
import { GithubSourcer, type GithubSourcerInput, type SourcingResult } from './github-sourcer.js';
import { planSearches } from './github-sourcer.tasks.js';
import { describePlan } from './plan/sourcing-plan.js';
import { CachedResponseLoader } from './cached-responses/cached-response-loader.js';
import { SourcingRun } from './sourcing-run.js';

/** Finds people who have done the work that a posting asks for, and loads what can be seen of it. */
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
   * A part that GitHub does not give is a warning, and the rest goes on without it.
   * @throws Problem `github_rate_limited` or `github_unavailable` where nothing at all came, `pipeline_timeout` where the
   * time was up before anything came; the reason of the signal where the run was cancelled
   */
  async run(
    { requirement, maxCandidates, excludedGithubIds = new Set() }: GithubSourcerInput,
    context: StageContext,
  ): Promise<SourcingResult> {
    context.signal.throwIfAborted();
    const { referenceDate, onBehalfOf, signal } = context;
    const plan = await this.compute.run(
      planSearches,
      { requirement, maxCandidates, referenceDate },
      { onBehalfOf, signal },
    );
    const lines = describePlan(plan);
    // The searches name what the posting asks for: they are in the result, and in no log.
    this.logger.log(`Plan: ${lines.length} lines`);
    const run = new GithubRun(
      { client: this.client, loader: this.loader, clock: this.clock, sleeper: this.sleeper },
      context,
    );
    await run.checkToken();
    const task = { requirement, maxCandidates, excludedGithubIds, plan };
    const { candidates, coverage } = await new SourcingRun(run, task, context, this.compute).go();
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
}

/** Says what is missing, why, and, where GitHub told, when to try again. */
function warn(context: StageContext, { stopped, hurried, unavailable }: GithubRun, candidates: number): void {
  const missing = [...unavailable].map(([label, number]) => `${label} (${number})`).join(', ');
  const left = missing === '' ? '' : ` Left out: ${missing}.`;
  if (stopped !== null && stopped.code !== 'pipeline_timeout') {
    const again =
      stopped.retryAfterSeconds === undefined
        ? ''
        : ` Try again in ${Math.ceil(stopped.retryAfterSeconds / 60)} minutes.`;
    context.warn(stopped.code, `${stopped.detail} The people are ranked by what had come until then.${left}${again}`);
  } else if (missing !== '' && (stopped !== null || hurried)) {
    context.warn(
      'sourcing_incomplete',
      `GitHub took longer than this run has time. The people are ranked by what had come.${left}`,
    );
  } else if (missing !== '') {
    context.warn(
      'github_partial',
      `GitHub did not give everything. What is missing counts for nobody and against nobody.${left}`,
    );
  }
  if (candidates === 0) context.warn('no_candidates_found', 'No people were found for this posting.');
}

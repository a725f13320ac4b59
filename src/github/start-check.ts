import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../platform/common/clock.js';
import { Problem } from '../platform/common/problem.js';
import { GithubClient } from './github-client.js';

/** Longest time of the check in milliseconds, waits for limits included. */
const TIME = 60_000;

/**
 * Checks the token once at startup, so that a wrong token is in the log before the first run. The startup does not wait
 * for the check and does not fail because of it; the session logs the failure.
 */
@Injectable()
export class GithubStartCheck implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Github');
  private readonly stop = new AbortController();

  constructor(
    private readonly client: GithubClient,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (this.client.source === 'github') void this.check();
  }

  onModuleDestroy(): void {
    this.stop.abort(new Problem('cancelled'));
  }

  private async check(): Promise<void> {
    try {
      await this.client
        .session({ signal: this.stop.signal, deadline: new Date(this.clock.now().getTime() + TIME) })
        .checkToken();
    } catch (error) {
      if (!(error instanceof Problem))
        this.logger.error('The check of GITHUB_TOKEN failed', error instanceof Error ? error.stack : undefined);
    }
  }
}

import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Clock } from '../common/clock.js';
import { onceListening } from '../common/once-listening.js';
import { GithubClient } from './github-client.js';

/** Milliseconds that the check may take, a limit included. */
const LONGEST = 30_000;

/** Asks GitHub once the process is up whether the token holds, so that a wrong one is told before the first run. */
@Injectable()
export class TokenStartCheck implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Github');
  private readonly stop = new AbortController();

  constructor(
    private readonly client: GithubClient,
    private readonly clock: Clock,
    private readonly host: HttpAdapterHost,
  ) {}

  onApplicationBootstrap(): void {
    if (this.client.source === 'github') onceListening(this.host, () => void this.check());
  }

  onModuleDestroy(): void {
    this.stop.abort(new Error('The service is stopping'));
  }

  private async check(): Promise<void> {
    const deadline = new Date(this.clock.now().getTime() + LONGEST);
    try {
      await this.client.session({ signal: this.stop.signal, deadline }).checkToken();
    } catch (error) {
      if (!this.stop.signal.aborted) this.logger.error(`GitHub cannot be used: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }
}

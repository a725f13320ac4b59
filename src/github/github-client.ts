import { LRUCache } from 'lru-cache';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/common/clock.js';
import { Metrics, NoMetrics } from '../platform/common/metrics.js';
import { CLIENT_LIMITS, type ClientLimits } from './client-limits.js';
import { GithubConnection, type GithubSource } from './github-connection.js';
import { type GithubAccess, type SessionOptions } from './github-access.js';
import { GithubSession } from './github-session.js';
import { GithubTransport } from './requests/github-transport.js';
import { RateLimits } from './requests/rate-limits.js';
import { RequestQueue } from './requests/request-queue.js';
import { Sleeper } from './requests/sleeper.js';

/** GitHub by one credential: one request in flight, and one knowledge of its limits, for all runs of this process. */
@Injectable()
export class GithubClient {
  readonly source: GithubSource;
  private readonly access: GithubAccess;

  constructor(
    connection: GithubConnection,
    clock: Clock,
    sleeper: Sleeper,
    limits: ClientLimits = CLIENT_LIMITS,
    metrics: Metrics = new NoMetrics(),
  ) {
    this.source = connection.source;
    let transport: GithubTransport | null = null;
    let connectedTo = '';
    const rateLimits = new RateLimits(clock, limits);
    this.access = {
      source: connection.source,
      queue: new RequestQueue(),
      rateLimits,
      searches: new LRUCache({ max: limits.keptSearches }),
      clock,
      sleeper,
      limits,
      metrics,
      tokenCheck: null,
      answeredAt: null,
      outage: null,
      transport: async () => {
        const endpoint = await connection.endpoint();
        // The sample has another port after a restart.
        if (!transport || endpoint.baseUrl !== connectedTo) transport = new GithubTransport(endpoint, limits);
        connectedTo = endpoint.baseUrl;
        return transport;
      },
    };
    metrics.watch('githubPointsRemaining', () => ({
      graphql: rateLimits.state('graphql')?.remaining,
      search: rateLimits.state('search')?.remaining,
    }));
    metrics.watch('githubLimitedSeconds', () => ({
      graphql: rateLimits.waitMs('graphql') / 1_000,
      search: rateLimits.waitMs('search') / 1_000,
    }));
  }

  /** One run's view of GitHub: what it used, and by when it must end. */
  session(options: SessionOptions): GithubSession {
    return new GithubSession(this.access, options);
  }
}

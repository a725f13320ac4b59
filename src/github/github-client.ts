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

/**
 * GitHub with one credential. All runs of this process share one request in flight and one state of the rate limits.
 */
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
      respondedAt: null,
      outage: null,
      transport: async () => {
        const endpoint = await connection.endpoint();
        // The sample GitHub has another port after a restart.
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

  /** Opens the requests of one run, with its own usage and deadline. */
  session(options: SessionOptions): GithubSession {
    return new GithubSession(this.access, options);
  }
}

import { Module } from '@nestjs/common';
import { Clock } from '../platform/common/clock.js';
import { Metrics } from '../platform/common/metrics.js';
import { CLIENT_LIMITS } from './client-limits.js';
import { GithubClient } from './github-client.js';
import { GithubConnection } from './github-connection.js';
import { Sleeper, TimerSleeper } from './requests/sleeper.js';
import { GithubStartCheck } from './start-check.js';

/** GitHub with one credential. Needs `GithubConnection` and `Clock` from a global module. */
@Module({
  providers: [
    { provide: Sleeper, useClass: TimerSleeper },
    {
      provide: GithubClient,
      inject: [GithubConnection, Clock, Sleeper, { token: Metrics, optional: true }],
      useFactory: (connection: GithubConnection, clock: Clock, sleeper: Sleeper, metrics?: Metrics) =>
        new GithubClient(connection, clock, sleeper, CLIENT_LIMITS, metrics),
    },
    GithubStartCheck,
  ],
  exports: [GithubClient],
})
export class GithubModule {}

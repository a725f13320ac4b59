import { Module } from '@nestjs/common';
import { Clock } from '../platform/common/clock.js';
import { Measurements } from '../platform/common/measurements.js';
import { CLIENT_LIMITS } from './client-limits.js';
import { GithubClient } from './github-client.js';
import { GithubConnection } from './github-connection.js';
import { Sleeper, TimerSleeper } from './requests/sleeper.js';
import { GithubStartCheck } from './start-check.js';

/** GitHub behind one credential. Needs `GithubConnection` and `Clock` from a global module. */
@Module({
  providers: [
    { provide: Sleeper, useClass: TimerSleeper },
    {
      provide: GithubClient,
      inject: [GithubConnection, Clock, Sleeper, { token: Measurements, optional: true }],
      useFactory: (connection: GithubConnection, clock: Clock, sleeper: Sleeper, measurements?: Measurements) =>
        new GithubClient(connection, clock, sleeper, CLIENT_LIMITS, measurements),
    },
    GithubStartCheck,
  ],
  exports: [GithubClient],
})
export class GithubModule {}

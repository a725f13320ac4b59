import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Clock } from '../common/clock.js';
import { Measurements } from '../common/measurements.js';
import { Settings } from '../config/settings.js';
import { CLIENT_LIMITS } from './client-limits.js';
import { GithubClient } from './github-client.js';
import { GithubConnection, LiveGithubConnection } from './github-connection.js';
import { SampleGithubConnection } from './sample/sample-github-connection.js';
import { Sleeper, TimerSleeper } from './sleeper.js';
import { GithubStartCheck } from './start-check.js';

/** GitHub behind one credential: the real one where a token is set, the sample GitHub where none is. Needs `Settings` and `Clock`. */
@Module({
  providers: [
    { provide: Sleeper, useClass: TimerSleeper },
    {
      provide: GithubConnection,
      inject: [Settings, Clock, HttpAdapterHost],
      useFactory: (settings: Settings, clock: Clock, host: HttpAdapterHost): GithubConnection =>
        settings.githubToken === undefined
          ? new SampleGithubConnection(clock, host)
          : new LiveGithubConnection({ baseUrl: settings.githubApiUrl, token: settings.githubToken }),
    },
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

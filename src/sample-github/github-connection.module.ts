import { Global, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GithubConnection, LiveGithubConnection } from '../github/github-connection.js';
import { Clock } from '../platform/common/clock.js';
import { Settings } from '../platform/config/settings.js';
import { SampleGithubConnection } from './sample-github-connection.js';

/** Chooses the GitHub of this process: the real one if `GITHUB_TOKEN` is set, else the sample GitHub. */
@Global()
@Module({
  providers: [
    {
      provide: GithubConnection,
      inject: [Settings, Clock, HttpAdapterHost],
      useFactory: (settings: Settings, clock: Clock, host: HttpAdapterHost): GithubConnection =>
        settings.githubToken === undefined
          ? new SampleGithubConnection(clock, host)
          : new LiveGithubConnection({ baseUrl: settings.githubApiUrl, token: settings.githubToken }),
    },
  ],
  exports: [GithubConnection],
})
export class GithubConnectionModule {}

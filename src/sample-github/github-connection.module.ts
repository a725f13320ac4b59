import { Global, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GithubConnection, LiveGithubConnection } from '../github/github-connection.js';
import { Clock } from '../platform/common/clock.js';
import { CommonModule } from '../platform/common/common.module.js';
import { Settings } from '../platform/config/settings.js';
import { SampleGithubConnection } from './sample-github-connection.js';

/**
 * Chooses the GitHub of this process: the real one if `GITHUB_TOKEN` is set, else the sample GitHub. Without `Settings`
 * it is the sample GitHub.
 */
@Global()
@Module({
  imports: [CommonModule],
  providers: [
    {
      provide: GithubConnection,
      inject: [Clock, HttpAdapterHost, { token: Settings, optional: true }],
      useFactory: (
        clock: Clock,
        host: HttpAdapterHost,
        { githubToken, githubApiUrl }: Settings = new Settings(),
      ): GithubConnection =>
        githubToken === undefined
          ? new SampleGithubConnection(clock, host)
          : new LiveGithubConnection({ baseUrl: githubApiUrl, token: githubToken }),
    },
  ],
  exports: [GithubConnection],
})
export class GithubConnectionModule {}

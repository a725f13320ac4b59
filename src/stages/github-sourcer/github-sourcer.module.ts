import { Module } from '@nestjs/common';
import { Clock } from '../../platform/common/clock.js';
import { GithubModule } from '../../github/github.module.js';
import { Sleeper, TimerSleeper } from '../../github/requests/sleeper.js';
import { CommonModule } from '../../platform/common/common.module.js';
import { ComputeModule } from '../../platform/compute/compute.module.js';
import { GithubConnectionModule } from '../../sample-github/github-connection.module.js';
import { GithubSourcer } from './github-sourcer.js';
import { GithubSourcerService } from './github-sourcer.service.js';
import { MemoryCachedResponseStore } from './cached-responses/memory-cached-response-store.js';
import { CachedResponseLoader } from './cached-responses/cached-response-loader.js';
import { CachedResponseStore } from './cached-responses/cached-response-store.js';

/**
 * The sourcing stage, with the GitHub of the settings. Responses are cached in memory unless a module of the composition root provides another
 * `CachedResponseStore`.
 */
@Module({
  imports: [CommonModule, GithubConnectionModule, GithubModule, ComputeModule],
  providers: [
    { provide: GithubSourcer, useClass: GithubSourcerService },
    { provide: Sleeper, useClass: TimerSleeper },
    {
      provide: CachedResponseLoader,
      useFactory: (clock: Clock, store?: CachedResponseStore) =>
        new CachedResponseLoader(store ?? new MemoryCachedResponseStore(), clock),
      inject: [Clock, { token: CachedResponseStore, optional: true }],
    },
  ],
  exports: [GithubSourcer, CachedResponseLoader],
})
export class GithubSourcerModule {}

import { Module } from '@nestjs/common';
import { Clock } from '../../platform/common/clock.js';
import { GithubModule } from '../../github/github.module.js';
import { Sleeper, TimerSleeper } from '../../github/requests/sleeper.js';
import { ComputeModule } from '../../platform/compute/compute.module.js';
import { GithubSourcerService } from './github-sourcer.service.js';
import { MemorySnapshotStore } from './snapshots/memory-snapshot-store.js';
import { SnapshotLoader } from './snapshots/snapshot-loader.js';
import { SnapshotStore } from './snapshots/snapshot-store.js';

/** The sourcing stage. Answers are kept in memory unless a module of the composition root provides another `SnapshotStore`. */
@Module({
  imports: [GithubModule, ComputeModule],
  providers: [
    GithubSourcerService,
    { provide: Sleeper, useClass: TimerSleeper },
    {
      provide: SnapshotLoader,
      useFactory: (clock: Clock, store?: SnapshotStore) => new SnapshotLoader(store ?? new MemorySnapshotStore(), clock),
      inject: [Clock, { token: SnapshotStore, optional: true }],
    },
  ],
  exports: [GithubSourcerService, SnapshotLoader],
})
export class GithubSourcerModule {}

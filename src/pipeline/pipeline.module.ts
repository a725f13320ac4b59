import { Module } from '@nestjs/common';
import { ComputeModule } from '../platform/compute/compute.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { AccountExportController } from './account-export.controller.js';
import { AccountExportService } from './account-export.service.js';
import { EventStreams } from './events/event-streams.js';
import { RunEventsController } from './events/run-events.controller.js';
import { RunEventsService } from './events/run-events.service.js';
import { RunWatch } from './events/run-watch.js';
import { LeaseKeeper } from './leases/lease-keeper.js';
import { LeaseStore } from './leases/lease-store.js';
import { LeaseWatch } from './leases/lease-watch.js';
import { RunRecovery } from './leases/run-recovery.js';
import { GithireRuns } from './githire-runs.js';
import { PipelineController } from './pipeline.controller.js';
import { PipelineService } from './pipeline.service.js';
import { PostingReader } from './posting-reader.js';
import { FinishedRuns } from './runs/finished-runs.js';
import { PipelineRunner } from './runs/pipeline-runner.js';
import { PipelineStages } from './runs/pipeline-stages.js';
import { RunControl } from './runs/run-control.js';
import { RunStore } from './runs/run-store.js';
import { RunWorker } from './runs/run-worker.js';
import { StageRunsController } from './stage-runs.controller.js';
import { StageRunsService } from './stage-runs.service.js';

@Module({
  imports: [ProjectsModule, ComputeModule],
  controllers: [PipelineController, RunEventsController, StageRunsController, AccountExportController],
  providers: [
    PipelineService,
    PostingReader,
    GithireRuns,
    AccountExportService,
    PipelineRunner,
    PipelineStages,
    RunStore,
    FinishedRuns,
    LeaseStore,
    LeaseWatch,
    LeaseKeeper,
    RunControl,
    RunWatch,
    RunWorker,
    RunRecovery,
    EventStreams,
    RunEventsService,
    StageRunsService,
  ],
  exports: [GithireRuns],
})
export class PipelineModule {}

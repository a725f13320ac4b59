import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth/auth.module.js';
import { ComputeModule } from '../platform/compute/compute.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { GithubSourcerModule } from '../stages/github-sourcer/github-sourcer.module.js';
import { JdParserModule } from '../stages/jd-parser/jd-parser.module.js';
import { OutreachGeneratorModule } from '../stages/outreach-generator/outreach-generator.module.js';
import { RankingEngineModule } from '../stages/ranking-engine/ranking-engine.module.js';
import { AccountExportController } from './account-export.controller.js';
import { AccountExportService } from './account-export.service.js';
import { ExecutionStore } from './execution-store.js';
import { CandidatesController } from './candidates.controller.js';
import { ExplanationService } from './explanation.service.js';
import { WarmUp } from './warm-up.js';
import { FinishedRuns } from './finished-runs.js';
import { OutreachController } from './outreach.controller.js';
import { OutreachService } from './outreach.service.js';
import { PipelineController } from './pipeline.controller.js';
import { PipelineExecution } from './pipeline-execution.entity.js';
import { PipelineRunner } from './pipeline-runner.js';
import { PipelineService } from './pipeline.service.js';
import { PipelineSteps } from './pipeline-steps.js';
import { LeaseKeeper } from './lease-keeper.js';
import { LeaseStore } from './lease-store.js';
import { LeaseWatch } from './lease-watch.js';
import { RunControl } from './run-control.js';
import { RunEventsController } from './run-events.controller.js';
import { RunEventsService } from './run-events.service.js';
import { RunRecovery } from './run-recovery.js';
import { RunWatch } from './run-watch.js';
import { RunWorker } from './run-worker.js';
import { StageRunsController } from './stage-runs.controller.js';
import { StageRunsService } from './stage-runs.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([PipelineExecution]),
    AuthModule,
    ProjectsModule,
    ComputeModule,
    JdParserModule,
    GithubSourcerModule,
    RankingEngineModule,
    OutreachGeneratorModule,
  ],
  controllers: [PipelineController, RunEventsController, StageRunsController, OutreachController, CandidatesController, AccountExportController],
  providers: [
    PipelineService,
    AccountExportService,
    PipelineRunner,
    PipelineSteps,
    ExecutionStore,
    FinishedRuns,
    LeaseStore,
    LeaseWatch,
    LeaseKeeper,
    RunControl,
    RunWatch,
    RunWorker,
    RunRecovery,
    RunEventsService,
    WarmUp,
    StageRunsService,
    OutreachService,
    ExplanationService,
  ],
})
export class PipelineModule {}

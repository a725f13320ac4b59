import { type DynamicModule, Module, type OnModuleDestroy } from '@nestjs/common';
import { AuthModule } from './auth/auth.module.js';
import { CommonModule } from './platform/common/common.module.js';
import { ConfigModule } from './platform/config/config.module.js';
import { loadSettings } from './platform/config/env.js';
import { type Settings } from './platform/config/settings.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HealthModule } from './platform/health/health.module.js';
import { Shutdown } from './platform/health/shutdown.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import { CandidatesModule } from './candidates/candidates.module.js';
import { OutreachModule } from './outreach/outreach.module.js';
import { PipelineModule } from './pipeline/pipeline.module.js';
import { ProjectsModule } from './projects/projects.module.js';
import { QueueModule } from './platform/queue/queue.module.js';
import { SignalsModule } from './platform/signals/signals.module.js';
import { CachedResponsesModule } from './cached-responses/cached-responses.module.js';
import { GithubConnectionModule } from './sample-github/github-connection.module.js';
import { WarmUp } from './stages/warm-up.js';
import { ComputeModule } from './platform/compute/compute.module.js';
import { TracingModule } from './platform/tracing/tracing.module.js';

/** All of GitHire, for a host Nest application to import: `GithireModule.forRoot()`. */
@Module({})
export class GithireModule implements OnModuleDestroy {
  constructor(private readonly shutdown: Shutdown) {}

  /** @param settings default: read from the environment */
  static forRoot(settings: Settings = loadSettings()): DynamicModule {
    return {
      module: GithireModule,
      imports: [
        ConfigModule.forRoot(settings),
        CommonModule,
        TracingModule,
        MetricsModule,
        DatabaseModule.forRoot(),
        SignalsModule,
        GithubConnectionModule,
        QueueModule,
        AuthModule,
        ProjectsModule,
        CachedResponsesModule,
        PipelineModule,
        OutreachModule,
        CandidatesModule,
        HealthModule,
        ComputeModule,
      ],
      providers: [WarmUp],
    };
  }

  /** Nest calls the module nearest to the root first: nothing below it has started to stop. */
  async onModuleDestroy(): Promise<void> {
    await this.shutdown.begin();
  }
}

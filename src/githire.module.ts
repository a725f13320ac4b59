import { type DynamicModule, Module, type OnModuleDestroy } from '@nestjs/common';
import { AuthModule } from './auth/auth.module.js';
import { CommonModule } from './common/common.module.js';
import { ConfigModule } from './config/config.module.js';
import { loadSettings } from './config/env.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';
import { Shutdown } from './health/shutdown.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { PipelineModule } from './pipeline/pipeline.module.js';
import { ProjectsModule } from './projects/projects.module.js';
import { QueueModule } from './queue/queue.module.js';
import { SignalsModule } from './signals/signals.module.js';
import { SnapshotsModule } from './snapshots/snapshots.module.js';
import { TracingModule } from './tracing/tracing.module.js';

/** The whole of GitHire, for a host Nest application to import: `GithireModule.forRoot()`. */
@Module({})
export class GithireModule implements OnModuleDestroy {
  constructor(private readonly shutdown: Shutdown) {}

  /** @param settings unless given, read from the environment */
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
        QueueModule,
        AuthModule,
        ProjectsModule,
        SnapshotsModule,
        PipelineModule,
        HealthModule,
      ],
    };
  }

  /** The module nearest to the root is told first: nothing below it has begun to stop. */
  async onModuleDestroy(): Promise<void> {
    await this.shutdown.begin();
  }
}

import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '../platform/config/settings.js';
import { GithireModule } from '../githire.module.js';
import { ServiceMetricsModule } from '../platform/metrics/service-metrics.module.js';

/** A process that works on runs and answers no requests: the same modules, without HTTP in front. */
@Module({})
export class WorkerModule {
  static forRoot(settings: Settings): DynamicModule {
    return { module: WorkerModule, imports: [GithireModule.forRoot(settings), ServiceMetricsModule] };
  }
}

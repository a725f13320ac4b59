import { type DynamicModule, Module } from '@nestjs/common';
import { type Settings } from '../platform/config/settings.js';
import { GithireModule } from '../githire.module.js';
import { ServiceMetricsModule } from '../platform/metrics/service-metrics.module.js';

/** A worker: the same modules without HTTP; it processes runs and serves no requests. */
@Module({})
export class WorkerModule {
  static forRoot(settings: Settings): DynamicModule {
    return { module: WorkerModule, imports: [GithireModule.forService(settings, {}), ServiceMetricsModule] };
  }
}

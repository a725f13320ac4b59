import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GithireModule } from './githire.module.js';
import { type Settings } from './platform/config/settings.js';
import { ProblemFilter } from './platform/http/problems/problem.filter.js';
import { ServiceMetricsModule } from './platform/metrics/service-metrics.module.js';

/** The service as it runs by itself. */
@Module({})
export class AppModule {
  /** @param settings already checked, as from `loadSettings` */
  static forRoot(settings: Settings): DynamicModule {
    const graph = { docs: settings.docsEnabled, health: true, metrics: true };
    return {
      module: AppModule,
      imports: [GithireModule.forService(settings, graph), ServiceMetricsModule],
      // Unknown paths are answered with a problem document too.
      providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
    };
  }
}

import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { type Settings } from './platform/config/settings.js';
import { GithireModule } from './githire.module.js';
import { ProblemFilter } from './platform/http/problems/problem.filter.js';
import { ServiceMetricsModule } from './platform/metrics/service-metrics.module.js';

/** The service as it runs by itself. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [GithireModule.forRoot(settings), ServiceMetricsModule],
      // Unknown paths are answered with a problem document too.
      providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
    };
  }
}

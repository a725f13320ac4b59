import { type DynamicModule, Module, type OnModuleDestroy, Optional, type Provider } from '@nestjs/common';
import { ModulesContainer, RouterModule } from '@nestjs/core';
import { API_CONTROLLERS } from './platform/http/api-controller.js';
import { describeProblems } from './platform/http/openapi/problem-metadata.js';
import { AuthModule } from './auth/auth.module.js';
import { CachedResponsesModule } from './cached-responses/cached-responses.module.js';
import { faultsOfGraph } from './host/check-graph-options.js';
import { HostDocumentModule } from './host/githire-document.js';
import {
  type GithireAsyncOptions,
  type GithireGraphOptions,
  type GithireOptions,
  type GithireOptionsFactory,
  type GithireSettings,
  hostOptions,
  splitOptions,
} from './host/githire.options.js';
import { PipelineModule } from './pipeline/pipeline.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { CommonModule } from './platform/common/common.module.js';
import { ComputeModule } from './platform/compute/compute.module.js';
import { ConfigModule } from './platform/config/config.module.js';
import { createSettings } from './platform/config/create-settings.js';
import { Settings } from './platform/config/settings.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HealthModule } from './platform/health/health.module.js';
import { Shutdown } from './platform/health/shutdown.js';
import { HttpBoundaryModule } from './platform/http/boundary/http-boundary.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import { QueueModule } from './platform/queue/queue.module.js';
import { SecretsModule } from './platform/secrets/secrets.module.js';
import { SignalsModule } from './platform/signals/signals.module.js';
import { TracingModule } from './platform/tracing/tracing.module.js';
import { ProjectsModule } from './projects/projects.module.js';
import { GithubConnectionModule } from './sample-github/github-connection.module.js';
import { routeModules } from './host/route-modules.js';
import { StagesModule } from './stages/stages.module.js';
import { WarmUp } from './stages/warm-up.js';

/** All of GitHire, for a host Nest application to import: `GithireModule.forRoot({ … })`. */
@Module({})
export class GithireModule implements OnModuleDestroy {
  /** @throws Error if the application has GitHire twice: what is global of one would be given to the other. */
  constructor(
    modules: ModulesContainer,
    // There is none where the class is imported without `forRoot`.
    @Optional() private readonly shutdown?: Shutdown,
  ) {
    const imported = [...modules.values()].filter(({ metatype }) => metatype === GithireModule).length;
    if (imported > 1 || shutdown === undefined)
      throw new Error(
        'GithireModule must be imported once, as GithireModule.forRoot or forRootAsync returns it. Where several modules need it, ' +
          'import that same object, or set isGlobal.',
      );
  }

  /**
   * Settings that are left out have their defaults; the environment is not read. `GithireModule.forRoot(loadSettings())`
   * reads it on purpose. Invalid options stop the start with a `SettingsError` that lists all of them.
   */
  static forRoot(options: GithireOptions = {}): DynamicModule {
    const { graph, rest } = splitOptions<GithireSettings>(options);
    return compose([{ provide: Settings, useFactory: () => createSettings(rest, faultsOfGraph(graph)) }], graph);
  }

  /** As `forRoot`, with settings that a factory makes. What shapes the module graph is synchronous. */
  static forRootAsync(options: GithireAsyncOptions): DynamicModule {
    const { graph, rest } = splitOptions<Omit<GithireAsyncOptions, keyof GithireGraphOptions>>(options);
    return compose(asyncSettings(rest, graph), graph);
  }

  /** GitHire as the whole process: of settings that are already checked. */
  static forService(settings: Settings, graph: GithireGraphOptions): DynamicModule {
    return compose([{ provide: Settings, useValue: settings }], graph, true);
  }

  /** Nest calls the module nearest to the root first: nothing below it has started to stop. */
  async onModuleDestroy(): Promise<void> {
    await this.shutdown?.begin();
  }
}

function asyncSettings(
  { useFactory, inject, useClass, useExisting }: Omit<GithireAsyncOptions, keyof GithireGraphOptions>,
  graph: GithireGraphOptions,
): Provider[] {
  const checked = (values: GithireSettings): Settings => createSettings(values, faultsOfGraph(graph));
  if (useFactory !== undefined)
    return [
      { provide: Settings, inject, useFactory: async (...given: unknown[]) => checked(await useFactory(...given)) },
    ];
  const factory = useExisting ?? useClass;
  if (factory === undefined)
    throw new Error('GithireModule.forRootAsync needs one of useFactory, useClass and useExisting');
  return [
    ...(useClass === undefined ? [] : [useClass]),
    {
      provide: Settings,
      inject: [factory],
      useFactory: async (maker: GithireOptionsFactory) => checked(await maker.createGithireOptions()),
    },
  ];
}

function compose(settings: Provider[], graph: GithireGraphOptions, isService = false): DynamicModule {
  const options = hostOptions(graph, isService);
  describeProblems(API_CONTROLLERS);
  const routes = routeModules(options);
  return {
    module: GithireModule,
    global: graph.isGlobal,
    imports: [
      ConfigModule.forRoot(settings, options, graph.imports),
      CommonModule,
      TracingModule,
      MetricsModule,
      DatabaseModule,
      SignalsModule,
      MailModule,
      SecretsModule,
      AuditModule,
      GithubConnectionModule,
      QueueModule,
      StagesModule.forRoot(graph.stages ?? {}, graph.imports),
      AuthModule.forRoot(graph.auth ?? 'own', graph.imports),
      CachedResponsesModule,
      HealthModule,
      ComputeModule,
      HttpBoundaryModule,
      // The service sets up its documentation itself, at fixed paths.
      ...(options.docs && !isService ? [HostDocumentModule] : []),
      ...routes.filter((module) => module !== AuthModule),
      ...(options.path === '' ? [] : [RouterModule.register(routes.map((module) => ({ path: options.path, module })))]),
    ],
    providers: [WarmUp],
    exports: [AuthModule, DatabaseModule, MetricsModule, PipelineModule, ProjectsModule],
  };
}

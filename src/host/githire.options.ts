import { type FactoryProvider, type InjectionToken, type ModuleMetadata, type Type } from '@nestjs/common';
import { type HostAuth } from '../auth/host/host-auth.js';
import { HostOptions } from '../platform/config/host-options.js';
import { type Settings } from '../platform/config/settings.js';
import { type StageBindings } from '../stages/stage-bindings.js';

/** The values of GitHire's settings; a value that is left out has its default, and never the environment's. */
export type GithireSettings = Partial<Settings>;

/** What shapes the module graph. Always synchronous, also in `forRootAsync`. */
export interface GithireGraphOptions {
  /** Where all controllers are mounted, below the host's own global prefix and version; default `''`. */
  path?: string;
  /** `own` (default): GitHire has accounts. Otherwise the users are those of the host. */
  auth?: 'own' | HostAuth;
  /** Replaces stages; default: all are GitHire's. */
  stages?: StageBindings;
  /** Whether this process works on runs; default true. */
  worker?: boolean;
  /**
   * Before the name of every table, index and the migrations table; default `''`. At most 20 lower-case letters, digits
   * and underscores, not beginning with a digit.
   */
  tablePrefix?: string;
  /** Whether Swagger UI and the OpenAPI document are mounted; default false. */
  docs?: boolean;
  /** Whether `/health/live` and `/health/ready` are mounted; default false. */
  health?: boolean;
  /** Whether `/metrics` is mounted; default false. */
  metrics?: boolean;
  /** Whether what the module exports can be injected everywhere without an import; default false. */
  isGlobal?: boolean;
  /** Modules that provide what the factory, the replaced stages or the host's guard need. */
  imports?: ModuleMetadata['imports'];
}

/** All options of `GithireModule.forRoot`. */
export interface GithireOptions extends GithireSettings, GithireGraphOptions {}

/** Makes the settings, as a provider. */
export interface GithireOptionsFactory {
  createGithireOptions(): GithireSettings | Promise<GithireSettings>;
}

/** All options of `GithireModule.forRootAsync`: exactly one of `useFactory`, `useClass` and `useExisting`. */
export interface GithireAsyncOptions extends GithireGraphOptions {
  useFactory?: FactoryProvider<GithireSettings>['useFactory'];
  inject?: FactoryProvider['inject'];
  useClass?: Type<GithireOptionsFactory>;
  useExisting?: InjectionToken<GithireOptionsFactory>;
}

/** Separates what shapes the module graph from the rest. */
export function splitOptions<Rest extends object>(
  options: GithireGraphOptions & Rest,
): { graph: GithireGraphOptions; rest: Omit<Rest, keyof GithireGraphOptions> } {
  const { path, auth, stages, worker, tablePrefix, docs, health, metrics, isGlobal, imports, ...rest } = options;
  return {
    graph: { path, auth, stages, worker, tablePrefix, docs, health, metrics, isGlobal, imports },
    rest: rest as Omit<Rest, keyof GithireGraphOptions>,
  };
}

/** What every module may know of the options. */
export function hostOptions(graph: GithireGraphOptions, isService = false): HostOptions {
  const { path, auth = 'own', worker, tablePrefix, docs, health, metrics } = graph;
  const accounts = auth === 'own' ? 'own' : 'host';
  return new HostOptions({ path: trimmed(path), accounts, worker, tablePrefix, docs, health, metrics, isService });
}

/** `/recruiting/` → `recruiting`. */
function trimmed(path: string | undefined): string | undefined {
  return typeof path === 'string'
    ? path
        .split('/')
        .filter((part) => part !== '')
        .join('/')
    : path;
}

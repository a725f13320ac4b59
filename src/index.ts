export { GithireModule } from './githire.module.js';
export {
  type GithireAsyncOptions,
  type GithireGraphOptions,
  type GithireOptions,
  type GithireOptionsFactory,
  type GithireSettings,
} from './githire.options.js';
export { type HostAuth, type HostUser } from './auth/host-auth.js';
export { type StageBinding, type StageBindings } from './stages/stage-bindings.js';
export { loadSettings, SettingsError } from './platform/config/env.js';
export { Settings } from './platform/config/settings.js';
export { createApp } from './cli/create-app.js';
export { MetricsService, type MetricsText } from './platform/metrics/metrics.service.js';
export { Problem, PROBLEMS, type ProblemCode } from './platform/common/problem.js';
export { JwtAuthGuard } from './auth/jwt-auth.guard.js';
export { CurrentUser } from './auth/current-user.decorator.js';
export * from './domain/candidate.js';
export * from './domain/job-requirement.js';
export * from './domain/job-terms.js';
export * from './domain/outreach.js';
export * from './domain/ranking.js';
export * from './domain/stage.js';

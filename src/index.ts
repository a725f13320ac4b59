export { GithireModule } from './githire.module.js';
export {
  type GithireAsyncOptions,
  type GithireGraphOptions,
  type GithireOptions,
  type GithireOptionsFactory,
  type GithireSettings,
} from './host/githire.options.js';
export { createGithireDocument } from './host/githire-document.js';
export { GithireSettingsModule } from './host/githire-settings.module.js';
export { loadSettings, SettingsError } from './platform/config/env.js';
export { Settings } from './platform/config/settings.js';
export { createApp } from './cli/create-app.js';

export { type HostAuth, type HostUser } from './auth/host/host-auth.js';
export { JwtAuthGuard } from './auth/jwt-auth.guard.js';
export { type AuthenticatedUser, CurrentUser } from './auth/current-user.decorator.js';

export { type StageBinding, type StageBindings } from './stages/stage-bindings.js';
export { JdParser, type JdParserContext, type JdParserInput } from './stages/jd-parser/jd-parser.js';
export { JdParserModule } from './stages/jd-parser/jd-parser.module.js';
export { GithubSourcer, type GithubSourcerInput, type SourcingResult } from './stages/github-sourcer/github-sourcer.js';
export { GithubSourcerModule } from './stages/github-sourcer/github-sourcer.module.js';
export { RankingEngine } from './stages/ranking-engine/ranking-engine.js';
export { type RankingEngineInput } from './stages/ranking-engine/rank-candidates.js';
export { type ExplanationInput } from './stages/ranking-engine/ranking-engine.tasks.js';
export { RankingEngineModule } from './stages/ranking-engine/ranking-engine.module.js';
export { OutreachGenerator, type OutreachGeneratorInput } from './stages/outreach-generator/outreach-generator.js';
export { type CheckInput } from './stages/outreach-generator/outreach-generator.tasks.js';
export { type DraftVerdict } from './stages/outreach-generator/checks/check-claims.js';
export { type FollowUpInput, type FollowUpOutcome } from './stages/outreach-generator/drafts/follow-ups.js';
export { type Notice, type NoticeInput } from './stages/outreach-generator/drafts/notice.js';
export { OutreachGeneratorModule } from './stages/outreach-generator/outreach-generator.module.js';
export { type ComputeOptions } from './platform/compute/compute.js';

export { GithireRuns, type StartedRun } from './pipeline/githire-runs.js';
export { type ExecutionView, type RunRequest } from './pipeline/pipeline.dto.js';
export { GithireProjects } from './projects/githire-projects.js';
export {
  type ListProjectsQuery,
  type ProjectPage,
  type ProjectSummary,
  type ProjectView,
} from './projects/project.dto.js';

export { GITHIRE_ENTITIES, GITHIRE_MIGRATIONS } from './platform/database/data-source-options.js';
export { MetricsService, type MetricsText } from './platform/metrics/metrics.service.js';
export { Problem, PROBLEMS, type ProblemCode } from './platform/common/problem.js';

export * from './domain/candidate.js';
export * from './domain/job-requirement.js';
export * from './domain/job-terms.js';
export * from './domain/outreach-sender.js';
export * from './domain/outreach.js';
export * from './domain/ranking-weights.js';
export * from './domain/ranking.js';
export * from './domain/run-result.js';
export * from './domain/stage.js';
export * from './domain/team-stack.js';
export * from './domain/views/candidate-view.js';
export * from './domain/views/ranked-candidate-view.js';
export { unpackCandidate, unpackRanked } from './domain/views/unpack.js';

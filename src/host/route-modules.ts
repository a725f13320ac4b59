import { type Type } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { PipelineModule } from '../pipeline/pipeline.module.js';
import { type HostOptions } from '../platform/config/host-options.js';
import { HealthRoutesModule } from '../platform/health/health-routes.module.js';
import { MetricsRoutesModule } from '../platform/metrics/metrics-routes.module.js';
import { ProjectsModule } from '../projects/projects.module.js';

/** The modules with controllers, in every process. */
const ALWAYS = [AuthModule, ProjectsModule, PipelineModule, OutreachModule, CandidatesModule];

/** Every module that may have controllers. */
export const ROUTE_MODULES: Type[] = [...ALWAYS, HealthRoutesModule, MetricsRoutesModule];

/** The modules with controllers that these options ask for; they are mounted at the host's path. */
export function routeModules({ health, metrics }: HostOptions): Type[] {
  return [...ALWAYS, ...(health ? [HealthRoutesModule] : []), ...(metrics ? [MetricsRoutesModule] : [])];
}

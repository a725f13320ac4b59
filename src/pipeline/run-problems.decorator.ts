import { ApiProblems } from '../platform/http/problems/api-problem.decorator.js';

/** Why a run is not accepted, or does not complete: for the routes that wait for the end of a run. */
export const RunProblems = (): MethodDecorator =>
  ApiProblems(
    'cancelled',
    'job_description_unusable',
    'too_many_runs',
    'run_crashed',
    'github_unavailable',
    'github_rate_limited',
    'pipeline_timeout',
  );

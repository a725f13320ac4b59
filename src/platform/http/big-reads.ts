import { LimitConcurrency } from './concurrency-limit.js';

/**
 * Simultaneous downloads of one user in this process, of an account and of its projects together. Each holds a project
 * of some megabytes in memory for as long as the client reads. A person needs one; the second is for a client that
 * starts again before the service has noticed that the first connection is gone.
 */
const EXPORTS_AT_ONCE = 2;

/**
 * Whole projects that one user may read at the same time in this process: some 90 MB where each has the maximum size. A
 * browser opens six connections to a service; a program that reads a list of projects opens more.
 */
const PROJECTS_AT_ONCE = 32;

/** Limits the simultaneous downloads of a user. */
export const LimitExports = (): MethodDecorator & ClassDecorator => LimitConcurrency('export', EXPORTS_AT_ONCE);

/** Limits how many whole projects a user reads at the same time. */
export const LimitProjectReads = (): MethodDecorator & ClassDecorator => LimitConcurrency('project', PROJECTS_AT_ONCE);

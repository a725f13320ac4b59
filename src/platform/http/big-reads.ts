import { LimitConcurrency } from './concurrency-limit.js';

/**
 * Downloads of one user at once, in this process: of an account and of its projects together. Each holds a project of some
 * megabytes for as long as its client takes. One is what a person does; the second one is for a client that begins anew while
 * the service has not yet seen that the first connection is gone.
 */
const EXPORTS_AT_ONCE = 2;

/**
 * Whole projects that one user may read at once, in this process: some 90 MB where each is as large as they come. A browser opens six
 * connections to a service; a program that reads a list of projects opens more.
 */
const PROJECTS_AT_ONCE = 32;

/** Bounds the downloads of a user. */
export const LimitExports = (): MethodDecorator & ClassDecorator => LimitConcurrency('export', EXPORTS_AT_ONCE);

/** Bounds the reading of whole projects by a user. */
export const LimitProjectReads = (): MethodDecorator & ClassDecorator => LimitConcurrency('project', PROJECTS_AT_ONCE);

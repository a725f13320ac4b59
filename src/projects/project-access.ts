import { type ProjectStatus } from './project-status.js';

/**
 * What a person is to a project, which says what they may do with it. An owner may do everything. Nobody else may do anything:
 * projects are not shared yet.
 */
export type ProjectRole = 'owner';

/** A project, as far as it must be known before a request is served, and what the person who asks is to it. */
export interface ProjectAccess {
  projectId: string;
  ownerId: string;
  status: ProjectStatus;
  role: ProjectRole;
}

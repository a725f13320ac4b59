import { type ProjectStatus } from './project-status.js';

/**
 * The role of a user in a project, which decides what the user may do. An owner may do everything. Nobody else may do
 * anything, because projects cannot be shared yet.
 */
export type ProjectRole = 'owner';

/** What is known of a project before a request is handled, and the role of the user in it. */
export interface ProjectAccess {
  projectId: string;
  ownerId: string;
  status: ProjectStatus;
  role: ProjectRole;
}

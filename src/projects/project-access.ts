import { type ProjectRole } from './access/project-actions.js';
import { type ProjectStatus } from './project-status.js';

/** What is known of a project before a request is handled, and the role of the user in it. */
export interface ProjectAccess {
  projectId: string;
  ownerId: string;
  status: ProjectStatus;
  role: ProjectRole;
}

import { type ProjectRole } from './access/project-actions.js';
import { type ProjectStatus } from './project-status.js';

/** What is known of a project before a request is handled, and the role of the user in it. */
export interface ProjectAccess {
  projectId: string;
  ownerId: string;
  status: ProjectStatus;
  role: ProjectRole;
  /** Whom the request is about, where its path does not say it: set by the handler, for the audit log. */
  concerned?: { subject?: string; detail?: Readonly<Record<string, string>> };
}

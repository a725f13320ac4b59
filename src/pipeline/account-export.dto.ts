import { AccountView, SessionView } from '../auth/auth.dto.js';
import { ProjectView } from '../projects/project.dto.js';
import { ExecutionView } from './pipeline.dto.js';

/** All that is stored about a user. */
export class AccountExport {
  account: AccountView;
  /** Live sessions. */
  sessions: SessionView[];
  /** Projects with everything that came of them, newest first. */
  projects: ProjectView[];
  /** Runs, newest first. */
  executions: ExecutionView[];
}

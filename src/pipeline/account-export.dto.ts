import { ApiKeyView } from '../auth/api-keys/api-key.dto.js';
import { AccountView, SessionView } from '../auth/auth.dto.js';
import { MembershipView } from '../projects/members/member.dto.js';
import { PresetView } from '../projects/presets/preset.dto.js';
import { ProjectView } from '../projects/project.dto.js';
import { ExecutionView } from './pipeline.dto.js';

/** All data that is stored about a user. */
export class AccountExport {
  account: AccountView;
  /** Active sessions. */
  sessions: SessionView[];
  /** API keys that have not expired, without the keys themselves. */
  apiKeys: ApiKeyView[];
  /** Projects of others that are shared with the user. */
  memberships: MembershipView[];
  presets: PresetView[];
  /** Own projects with their results, newest first. */
  projects: ProjectView[];
  /** Runs, newest first. */
  executions: ExecutionView[];
}

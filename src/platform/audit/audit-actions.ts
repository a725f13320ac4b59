/** What happens to accounts and their keys. */
export type AccountAction =
  | 'account.registered'
  | 'account.login'
  | 'account.logout'
  | 'account.password_changed'
  | 'account.password_reset'
  | 'account.email_changed'
  | 'account.deleted'
  | 'api_key.created'
  | 'api_key.revoked';

/** Everything that the audit log records: also each action with a project, by its name in the table of actions. */
export type AuditAction = AccountAction | 'run.started' | 'audit.seal_broken' | `project.${string}`;

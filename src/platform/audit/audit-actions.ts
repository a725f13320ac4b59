/** Everything that the audit log records. */
export const AUDIT_ACTIONS = [
  'account.registered',
  'account.login',
  'account.logout',
  'account.password_changed',
  'account.password_reset',
  'account.email_changed',
  'account.deleted',
  'api_key.created',
  'api_key.revoked',
  'run.started',
  'run.ended',
  'project.created',
  'project.changed',
  'project.deleted',
  'project.read',
  'project.exported',
  'shortlist.changed',
  'person.read',
  'person.contacts_read',
  'message.drafted',
  'message.edited',
  'message.sent',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

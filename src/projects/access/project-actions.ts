import { Problem } from '../../platform/common/problem.js';
import { allows, type ProjectEvent, type ProjectStatus } from '../project-status.js';

/** The roles of a user in a project, weakest first. Each may do what the roles before it may. */
export const PROJECT_ROLES = ['reader', 'editor', 'owner'] as const;
/** The role of a user in a project: whoever created it is the owner, others are members. */
export type ProjectRole = (typeof PROJECT_ROLES)[number];

interface ProjectAction {
  /** What the action does, as the end of "it allows to …". */
  readonly what: string;
  /** The weakest role that may do it. */
  readonly least: ProjectRole;
  /** What happens to the project: the action is allowed in the statuses before this event, or in every status. */
  readonly event?: ProjectEvent;
  /** In other statuses the request succeeds and changes nothing. */
  readonly changesNothingElse?: true;
  /** The route, if it has several actions; else the action has the name of its route. */
  readonly route?: string;
}

/**
 * Who may do what with a project, and in which status: the one table for all routes of a project and its runs. The name
 * of an action is that of its route, which is the `operationId` in the OpenAPI document. A route of a
 * `ProjectController` without a row here stops the start. Which API keys may call a route is said beside the route, with
 * `@Access()`.
 *
 * A reader reads; an editor also changes; only the owner shares and deletes.
 */
export const PROJECT_ACTIONS = {
  readProject: { what: 'read it', least: 'reader' },
  exportProject: { what: 'download it', least: 'reader' },
  listMembers: { what: 'list its members', least: 'reader' },
  duplicateProject: { what: 'duplicate it', least: 'reader' },
  leaveProject: { what: 'leave it', least: 'reader' },
  readShortlist: { what: 'read its shortlist', least: 'reader' },
  explainCandidate: { what: 'explain a score', least: 'reader' },
  readNotice: { what: 'read a notice', least: 'reader' },
  listOutreach: { what: 'read its messages', least: 'reader' },
  readFollowUps: { what: 'read follow-ups', least: 'reader' },
  readStatus: { what: 'read the status of its run', least: 'reader' },
  streamEvents: { what: 'follow its run', least: 'reader' },
  updateProject: { what: 'change its name and job title', least: 'editor' },
  changeInput: {
    what: 'change its posting and reading',
    least: 'editor',
    event: 'inputChanged',
    route: 'updateProject',
  },
  changePlace: { what: 'change its location', least: 'editor', event: 'placeChanged', route: 'updateProject' },
  sourceProject: { what: 'find people', least: 'editor', event: 'sourcingStarted' },
  rankProject: { what: 'rank the people found', least: 'editor', event: 'rankingStarted' },
  resetProject: { what: 'reset it', least: 'editor', event: 'reset' },
  cancelRun: { what: 'cancel its run', least: 'editor', event: 'runCancelled', changesNothingElse: true },
  addToShortlist: { what: 'add people to the shortlist', least: 'editor', event: 'resultsChanged' },
  toggleShortlisted: { what: 'change the shortlist', least: 'editor', event: 'resultsChanged' },
  enrichShortlisted: { what: 'collect published contacts', least: 'editor', event: 'resultsChanged' },
  draftOutreach: { what: 'draft messages', least: 'editor', event: 'resultsChanged' },
  editOutreach: { what: 'edit messages', least: 'editor', event: 'resultsChanged' },
  regenerateOutreach: { what: 'draft messages again', least: 'editor', event: 'resultsChanged' },
  markOutreachSent: { what: 'mark messages as sent', least: 'editor', event: 'resultsChanged' },
  draftFollowUps: { what: 'draft follow-ups', least: 'editor', event: 'resultsChanged' },
  listAudit: { what: 'read its audit log', least: 'owner' },
  shareProject: { what: 'share it', least: 'owner' },
  removeMember: { what: 'remove members', least: 'owner' },
  deleteProject: { what: 'delete it', least: 'owner' },
} as const satisfies Record<string, ProjectAction>;

/** The name of something that users do with a project. */
export type ProjectActionName = keyof typeof PROJECT_ACTIONS;
export const PROJECT_ACTION_NAMES = Object.keys(PROJECT_ACTIONS) as ProjectActionName[];

/** What a decision depends on. */
export interface RoleAndStatus {
  role: ProjectRole;
  status: ProjectStatus;
}

/** The row of an action. */
export function actionOf(name: ProjectActionName): ProjectAction {
  return PROJECT_ACTIONS[name];
}

/** Whether the table has an action of this name. */
export function isProjectAction(name: string): name is ProjectActionName {
  return Object.hasOwn(PROJECT_ACTIONS, name);
}

/** Whether a role may do something at all. */
export function mayDo(role: ProjectRole, name: ProjectActionName): boolean {
  return PROJECT_ROLES.indexOf(role) >= PROJECT_ROLES.indexOf(actionOf(name).least);
}

/** Whether a status allows an action, whoever asks. */
export function statusAllows(status: ProjectStatus, name: ProjectActionName): boolean {
  const { event, changesNothingElse = false } = actionOf(name);
  return event === undefined || changesNothingElse || allows(status, event);
}

/** The changes that a role may make to a project with this status. */
export function allowedChanges({ role, status }: RoleAndStatus): ProjectActionName[] {
  return PROJECT_ACTION_NAMES.filter((name) => {
    const { least, event } = actionOf(name);
    return least !== 'reader' && mayDo(role, name) && (event === undefined || allows(status, event));
  });
}

/**
 * Lets an action pass that the table allows.
 * @throws Problem `insufficient_role`, `invalid_project_state`
 */
export function requireAllowed(access: RoleAndStatus, name: ProjectActionName): void {
  if (!mayDo(access.role, name)) {
    throw new Problem('insufficient_role', `This needs the role ${actionOf(name).least}; yours is ${access.role}.`);
  }
  if (!statusAllows(access.status, name)) throw wrongState(access);
}

/**
 * The refusal of a change that the state of a project does not allow, with what it allows.
 * @param reason why, if it is not the status alone
 */
export function wrongState(access: RoleAndStatus, reason?: string): Problem {
  const allowed = allowedChanges(access);
  const list = allowed.map((name) => actionOf(name).what).join('; ') || 'nothing but reading';
  return new Problem(
    'invalid_project_state',
    `${reason ?? `The status ${access.status} does not allow this.`} The project allows now: ${list}.`,
    { extensions: { projectStatus: access.status, allowed } },
  );
}

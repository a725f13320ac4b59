/** The statuses of a project. */
export const PROJECT_STATUSES = [
  'draft',
  'sourcing',
  'sourced',
  'ranking',
  'ranked',
  'shortlisted',
  'running',
  'completed',
  'failed',
  'cancelled',
] as const;
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];

interface Transition {
  /** What happens; used in the table in docs/projects.md. */
  readonly what: string;
  /** The statuses in which the event may happen; empty if it creates a project. */
  readonly from: readonly ProjectStatus[];
  /** The status afterwards; null if the status does not change. */
  readonly to: ProjectStatus | null;
}

/** The statuses in which a run works on the project; the results then belong to that run. */
const WORKED_ON = ['sourcing', 'ranking', 'running'] as const satisfies ProjectStatus[];
const NOT_WORKED_ON = [
  'draft',
  'sourced',
  'ranked',
  'shortlisted',
  'completed',
  'failed',
  'cancelled',
] as const satisfies ProjectStatus[];
/** The statuses with a ranking whose last run has not failed. */
const RANKED = ['ranked', 'shortlisted', 'completed'] as const satisfies ProjectStatus[];

/**
 * Every event that depends on the status of a project or changes it. Requests are checked against `from`. Events of a
 * run need no check: no other event may happen while a run works on a project.
 */
export const PROJECT_TRANSITIONS = {
  created: { what: '`POST /projects`', from: [], to: 'draft' },
  runSubmitted: { what: '`POST /pipeline/run`', from: [], to: 'running' },
  inputChanged: {
    what: '`PATCH /projects/{id}` with a posting, its reading or manifests of the team',
    from: ['draft'],
    to: null,
  },
  placeChanged: { what: '`PATCH /projects/{id}` with a location', from: NOT_WORKED_ON, to: null },
  sourcingStarted: {
    what: '`POST /projects/{id}/source`',
    from: ['draft', 'sourced', 'failed', 'cancelled'],
    to: 'sourcing',
  },
  sourcingCompleted: { what: 'The run completes', from: ['sourcing'], to: 'sourced' },
  rankingStarted: { what: '`POST /projects/{id}/rank`', from: ['sourced'], to: 'ranking' },
  rankingCompleted: { what: 'The run completes', from: ['ranking'], to: 'ranked' },
  runCompleted: { what: 'The run completes', from: ['running'], to: 'completed' },
  runFailed: { what: 'The run fails', from: WORKED_ON, to: 'failed' },
  runCancelled: { what: 'The run is cancelled', from: WORKED_ON, to: 'cancelled' },
  resultsChanged: {
    what: 'A request changes the results: the shortlist, contacts, messages',
    from: [...RANKED, 'failed', 'cancelled'],
    to: null,
  },
  shortlistFilled: { what: 'The shortlist has people after a change', from: RANKED, to: 'shortlisted' },
  shortlistEmptied: {
    what: 'The shortlist is empty after a change, and no messages were drafted',
    from: RANKED,
    to: 'ranked',
  },
  shortlistEmptiedWithMessages: {
    what: 'The shortlist is empty after a change, and messages were drafted',
    from: RANKED,
    to: 'completed',
  },
  reset: { what: '`POST /projects/{id}/reset`', from: NOT_WORKED_ON, to: 'draft' },
  retentionEnded: {
    what: '`RETENTION_DAYS` have passed since the run that found the people',
    from: ['sourced', 'ranked', 'shortlisted', 'completed', 'failed', 'cancelled'],
    to: 'draft',
  },
} as const satisfies Record<string, Transition>;

type Transitions = typeof PROJECT_TRANSITIONS;
/** Something that depends on the status of a project. */
export type ProjectEvent = keyof Transitions;
/** An event that changes the status. */
export type StatusChange = {
  [Event in ProjectEvent]: Transitions[Event]['to'] extends null ? never : Event;
}[ProjectEvent];

/** The statuses in which an event may happen. */
export function statusesBefore(event: ProjectEvent): ProjectStatus[] {
  return [...PROJECT_TRANSITIONS[event].from];
}

/** Whether an event may happen to a project with this status. */
export function allows(status: ProjectStatus, event: ProjectEvent): boolean {
  return statusesBefore(event).includes(status);
}

/** The status of a project after an event. */
export function statusAfter(event: StatusChange): ProjectStatus {
  return PROJECT_TRANSITIONS[event].to;
}

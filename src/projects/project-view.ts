import { type ProjectResults } from '../domain/run-result.js';
import { type ProjectRole } from './access/project-actions.js';
import { type ProjectView } from './project.dto.js';
import { type Project } from './project.entity.js';
import { type StoredProject } from './project-statements.js';

/** What a view of a project says besides its columns. */
export interface ViewContext {
  /** The role of the user who gets the view. */
  role: ProjectRole;
  retentionDays: number;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * When the data about the people of a project is deleted: the retention period begins with the run that found them. Null
 * if the project has none. `RetentionService` deletes by the same rule.
 */
export function retainedUntil(
  { status, pipelineStartTime }: Pick<Project, 'status' | 'pipelineStartTime'>,
  retentionDays: number,
): string | null {
  if (pipelineStartTime === null || status === 'draft') return null;
  return new Date(Date.parse(pipelineStartTime) + retentionDays * DAY).toISOString();
}

/** Returns the results of the stages so far. */
export function resultsOf(project: Pick<Project, 'resultsJson'>): ProjectResults | null {
  return project.resultsJson === null ? null : (JSON.parse(project.resultsJson) as ProjectResults);
}

export function toView(project: Project, { role, retentionDays }: ViewContext): ProjectView {
  const { resultsJson: _stored, user: _owner, ...columns } = project;
  return { ...columns, role, retainedUntil: retainedUntil(project, retentionDays), results: resultsOf(project) };
}

/** Returns a stored project as a view. */
export function viewOfStored({ resultsJson, ...columns }: StoredProject, retentionDays: number): ProjectView {
  const results = resultsJson === null ? null : (JSON.parse(resultsJson.toString()) as ProjectResults);
  return { ...columns, retainedUntil: retainedUntil(columns, retentionDays), results };
}

/** Returns a stored project as the JSON of its view, in UTF-8, without parsing its results. */
export function toJson({ resultsJson, ...columns }: StoredProject, retentionDays: number): Buffer {
  const view = { ...columns, retainedUntil: retainedUntil(columns, retentionDays) };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(view).slice(0, -1)},"results":`),
    bytesOf(resultsJson ?? 'null'),
    Buffer.from('}'),
  ]);
}

export function bytesOf(json: Buffer | string): Buffer {
  return typeof json === 'string' ? Buffer.from(json) : json;
}

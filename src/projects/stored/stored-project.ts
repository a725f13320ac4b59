import { type ProjectResults } from '../../domain/run-result.js';
import { type PersonWork } from '../../domain/views/candidate-view.js';
import { type ProjectRole } from '../access/project-actions.js';
import { type ProjectView } from '../project.dto.js';
import { type Project } from '../project.entity.js';
import { type StoredJson, type StoredProject } from './project-statements.js';

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

/** Returns the columns of the results. */
export function storedResults(results: ProjectResults | null): Pick<Project, 'resultsJson' | 'workJson'> {
  if (results === null) return { resultsJson: null, workJson: null };
  const { work, ...others } = results;
  return { resultsJson: JSON.stringify(others), workJson: work === undefined ? null : JSON.stringify(work) };
}

/** Returns a project as JSON in UTF-8, without parsing its results. */
export function toJson({ resultsJson, workJson, ...columns }: StoredProject, retentionDays: number): Buffer {
  const results = bytesOf(resultsJson ?? 'null');
  const view = { ...columns, retainedUntil: retainedUntil(columns, retentionDays) };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(view).slice(0, -1)},"results":`),
    ...(workJson === null || workJson === undefined
      ? [results]
      : // Results with people are an object with at least one member: the work becomes its last one.
        [results.subarray(0, -1), Buffer.from(',"work":'), bytesOf(workJson), Buffer.from('}')]),
    Buffer.from('}'),
  ]);
}

/** Returns stored JSON in UTF-8. */
export function bytesOf(json: StoredJson): Buffer {
  return typeof json === 'string' ? Buffer.from(json) : json;
}

/** Returns the results of the stages so far. */
export function resultsOf({
  resultsJson,
  workJson,
}: Pick<StoredProject, 'resultsJson' | 'workJson'>): ProjectResults | null {
  if (resultsJson === null) return null;
  const results = JSON.parse(resultsJson.toString()) as ProjectResults;
  if (workJson === null || workJson === undefined) return results;
  return { ...results, work: JSON.parse(workJson.toString()) as PersonWork[] };
}

/** Returns a project with everything. */
export function toView(project: Project, { role, retentionDays }: ViewContext): ProjectView {
  const { resultsJson: _results, workJson: _work, user: _owner, ...columns } = project;
  return { ...columns, role, retainedUntil: retainedUntil(project, retentionDays), results: resultsOf(project) };
}

/** Returns a project that was read with everything as a view. */
export function viewOfStored(stored: StoredProject, retentionDays: number): ProjectView {
  const { resultsJson: _results, workJson: _work, ...columns } = stored;
  return { ...columns, retainedUntil: retainedUntil(columns, retentionDays), results: resultsOf(stored) };
}

/** Returns a project as responses have it: without what its people did. */
export function toAnswer({ results, ...project }: ProjectView): ProjectView {
  if (results === null) return { ...project, results };
  const { work: _work, ...others } = results;
  return { ...project, results: others };
}

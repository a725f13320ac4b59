import { type ProjectResults } from '../../domain/run-result.js';
import { type PersonWork } from '../../domain/views/candidate-view.js';
import { type ProjectView } from '../project.dto.js';
import { type Project } from '../project.entity.js';
import { type StoredJson, type StoredProject } from './project-statements.js';

/** Returns the columns of the results. */
export function storedResults(results: ProjectResults | null): Pick<Project, 'resultsJson' | 'workJson'> {
  if (results === null) return { resultsJson: null, workJson: null };
  const { work, ...others } = results;
  return { resultsJson: JSON.stringify(others), workJson: work === undefined ? null : JSON.stringify(work) };
}

/** Returns a project as JSON in UTF-8, without parsing its results. */
export function toJson({ resultsJson, workJson, ...columns }: StoredProject): Buffer {
  const results = bytesOf(resultsJson ?? 'null');
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(columns).slice(0, -1)},"results":`),
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
export function resultsOf(project: Project): ProjectResults | null {
  if (project.resultsJson === null) return null;
  const results = JSON.parse(project.resultsJson) as ProjectResults;
  return project.workJson === null ? results : { ...results, work: JSON.parse(project.workJson) as PersonWork[] };
}

/** Returns a project with everything. */
export function toView(project: Project): ProjectView {
  const { resultsJson: _results, workJson: _work, user: _owner, ...columns } = project;
  return { ...columns, results: resultsOf(project) };
}

/** Returns a project as responses have it: without what its people did. */
export function toAnswer({ results, ...project }: ProjectView): ProjectView {
  if (results === null) return { ...project, results };
  const { work: _work, ...others } = results;
  return { ...project, results: others };
}

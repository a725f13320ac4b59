import { snakeCase } from 'typeorm/util/StringUtils.js';
import { type ProjectSummary, SUMMARY_TEXT_LENGTH } from './project.dto.js';

/** What of a project a summary shows as it is stored. The results stay in the database. */
const SUMMARY_FIELDS = [
  'projectId',
  'userId',
  'name',
  'jobTitle',
  'status',
  'location',
  'candidateCount',
  'avgScore',
  'createdAt',
  'updatedAt',
  'pipelineStartTime',
  'pipelineEndTime',
] as const satisfies (keyof ProjectSummary)[];

const COLUMNS = [
  ...SUMMARY_FIELDS.map((field) => `${snakeCase(field)} AS "${field}"`),
  `substr(job_description_text, 1, ${SUMMARY_TEXT_LENGTH}) AS "jobDescriptionText"`,
].join(', ');

/** One row of the list: a summary, and how many there are in all. */
export type ListedProject = ProjectSummary & { total: number | string };

/**
 * The list of a user's projects, newest first. The most frequent question there is, so it is written out once for both
 * databases and asks for the page and its total in one statement.
 * Parameters: user, the status where it filters, limit, offset. SQLite counts `$n` by where each stands first, so they
 * must stand in this order.
 */
export function listStatement(filtersByStatus: boolean): string {
  const where = filtersByStatus ? 'user_id = $1 AND status = $2' : 'user_id = $1';
  const page = filtersByStatus ? 'LIMIT $3 OFFSET $4' : 'LIMIT $2 OFFSET $3';
  return `SELECT ${COLUMNS}, (SELECT count(*) FROM projects WHERE ${where}) AS "total" FROM projects WHERE ${where} ORDER BY created_at DESC, project_id DESC ${page}`;
}

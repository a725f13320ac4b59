import { type DataSourceOptions, type EntityManager, type FindOptionsWhere, type Repository } from 'typeorm';
import { snakeCase } from 'typeorm/util/StringUtils.js';
import { Project } from '../project.entity.js';
import { type ProjectSummary, type ProjectView, SUMMARY_TEXT_LENGTH } from '../project.dto.js';

/** The columns of a project that are returned as they are stored, without posting and results. */
const FIELDS = [
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

const COLUMNS = FIELDS.map((field) => `${snakeCase(field)} AS "${field}"`).join(', ');

/** A summary contains the beginning of the posting; the results stay in the database. */
const SUMMARY = [COLUMNS, `substr(job_description_text, 1, ${SUMMARY_TEXT_LENGTH}) AS "jobDescriptionText"`].join(', ');

/** One row of the list: a summary, and the number of all projects. */
export type ListedProject = ProjectSummary & { total: number | string };

/**
 * Returns the statement for the list of a user's projects, newest first. This is the most frequent query, so it is
 * written by hand for both databases and reads the page and its total in one statement. Parameters: user, the status
 * (if it filters), limit, offset. SQLite numbers `$n` by first occurrence, so they must occur in this order.
 * @param table the table of projects, with its prefix
 */
function listStatement(table: string, filtersByStatus: boolean): string {
  const where = filtersByStatus ? 'user_id = $1 AND status = $2' : 'user_id = $1';
  const page = filtersByStatus ? 'LIMIT $3 OFFSET $4' : 'LIMIT $2 OFFSET $3';
  return `SELECT ${SUMMARY}, (SELECT count(*) FROM ${table} WHERE ${where}) AS "total" FROM ${table} WHERE ${where} ORDER BY created_at DESC, project_id DESC ${page}`;
}

/** Text of the database, in UTF-8 bytes if the database can return bytes. */
export type StoredJson = Buffer | string;

/** One row as it is stored: the results as JSON, and what the people did if it was read. */
export type StoredProject = Omit<ProjectView, 'results'> & {
  resultsJson: StoredJson | null;
  workJson?: StoredJson | null;
};

/**
 * Returns the statement for one project of a user, with its results and, if asked for, what the people did. SQLite returns bytes, because its driver would
 * convert text into UTF-16; PostgreSQL returns every value as text. Parameters: project, user.
 */
function readStatement(table: string, database: DataSourceOptions['type'], withWork: boolean): string {
  const bytes = (column: string): string => (database === 'sqlite' ? `CAST(${column} AS BLOB)` : column);
  const work = withWork ? `, ${bytes('work_json')} AS "workJson"` : '';
  return `SELECT ${COLUMNS}, job_description_text AS "jobDescriptionText", ${bytes('results_json')} AS "resultsJson"${work} FROM ${table} WHERE project_id = $1 AND user_id = $2`;
}

/**
 * Checks whether a project belongs to a user, without reading posting and results: one row by its primary key. It runs
 * before every request for a project. Parameters: project, user.
 */
function accessStatement(table: string): string {
  return `SELECT project_id AS "projectId", user_id AS "ownerId", status FROM ${table} WHERE project_id = $1 AND user_id = $2`;
}

/** The hand-written statements on the table of projects, whose name may have a prefix. */
export interface ProjectStatements {
  list: string;
  listByStatus: string;
  read: string;
  readWithWork: string;
  access: string;
}

/** Builds the statements once, because they run at almost every request. */
export function projectStatements({ metadata, manager }: Repository<Project>): ProjectStatements {
  const table = metadata.tableName;
  return {
    list: listStatement(table, false),
    listByStatus: listStatement(table, true),
    read: readStatement(table, manager.connection.options.type, false),
    readWithWork: readStatement(table, manager.connection.options.type, true),
    access: accessStatement(table),
  };
}

/** Reads a project that the transaction will change; SQLite has one writer, so that only PostgreSQL needs the lock. */
export function lockProject(manager: EntityManager, where: FindOptionsWhere<Project>): Promise<Project | null> {
  const lock = manager.connection.options.type === 'postgres' ? { lock: { mode: 'pessimistic_write' as const } } : {};
  return manager.findOne(Project, { where, ...lock });
}

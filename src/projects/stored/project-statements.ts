import { type DataSourceOptions, type EntityManager, type FindOptionsWhere, type Repository } from 'typeorm';
import { snakeCase } from 'typeorm/util/StringUtils.js';
import { ProjectMember } from '../members/project-member.entity.js';
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

const COLUMNS = FIELDS.map((field) => `p.${snakeCase(field)} AS "${field}"`).join(', ');

/** A summary contains the beginning of the posting; the results stay in the database. */
const SUMMARY = [COLUMNS, `substr(p.job_description_text, 1, ${SUMMARY_TEXT_LENGTH}) AS "jobDescriptionText"`].join(
  ', ',
);

/** The role of the user in a row of projects (`p`) joined with that user's memberships (`m`). */
const ROLE = `CASE WHEN p.user_id = $1 THEN 'owner' ELSE m.role END AS "role"`;

/** The tables of projects and of their members, with their prefix. */
interface Tables {
  projects: string;
  members: string;
}

interface ListStatements {
  list: string;
  count: string;
}

/** One row of the list: a summary, and the number of all projects. */
export type ListedProject = Omit<ProjectSummary, 'retainedUntil'> & { total: number | string };

/**
 * Returns the statement for the list of the projects that a user may read, newest first, and the one for their number
 * alone, for a page after the last one: it has no row that contains the total. The list is the most frequent query, so
 * it is written by hand for both databases and reads the page and its total in one statement. The own projects come from
 * the index as far as the page reaches, so that their number does not matter; the shared ones come from the user's
 * memberships. Parameters: user, the status (if it filters), offset + limit, limit, offset. SQLite numbers `$n` by first
 * occurrence, so they must occur in this order. The count has the first ones only.
 */
function listStatements({ projects, members }: Tables, filtersByStatus: boolean): ListStatements {
  const [status, reach, limit, offset] = filtersByStatus
    ? ['AND status = $2', '$3', '$4', '$5']
    : ['', '$2', '$3', '$4'];
  const shared = `FROM ${members} m JOIN ${projects} o ON o.project_id = m.project_id WHERE m.user_id = $1 ${status}`;
  const own = `FROM ${projects} WHERE user_id = $1 ${status}`;
  const newestFirst = 'ORDER BY created_at DESC, project_id DESC';
  const total = `(SELECT count(*) ${own}) + (SELECT count(*) ${shared}) AS "total"`;
  const page =
    `SELECT * FROM (SELECT project_id, created_at, 'owner' AS role ${own} ${newestFirst} LIMIT ${reach}) AS own ` +
    `UNION ALL SELECT o.project_id, o.created_at, m.role ${shared} ${newestFirst} LIMIT ${limit} OFFSET ${offset}`;
  const list =
    `SELECT ${SUMMARY}, page.role AS "role", ${total} FROM (${page}) AS page ` +
    `JOIN ${projects} p ON p.project_id = page.project_id ORDER BY p.created_at DESC, p.project_id DESC`;
  return { list, count: `SELECT ${total}` };
}

/** Text of the database, in UTF-8 bytes if the database can return bytes. */
export type StoredJson = Buffer | string;

/** One row as it is stored: the results as JSON, and what the people did if it was read. */
export type StoredProject = Omit<ProjectView, 'results' | 'retainedUntil'> & {
  resultsJson: StoredJson | null;
  workJson?: StoredJson | null;
};

/** A project that a user may read, by its primary key. Parameters: user, project. */
function ofUser({ projects, members }: Tables): string {
  return (
    `FROM ${projects} p LEFT JOIN ${members} m ON m.project_id = p.project_id AND m.user_id = $1 ` +
    'WHERE p.project_id = $2 AND (p.user_id = $1 OR m.user_id IS NOT NULL)'
  );
}

/**
 * Returns the statement for one project that a user may read, with its results and, if asked for, what the people did.
 * SQLite returns bytes, because its driver would convert text into UTF-16; PostgreSQL returns every value as text.
 * Parameters: user, project.
 */
function readStatement(tables: Tables, database: DataSourceOptions['type'], withWork: boolean): string {
  const bytes = (column: string): string => (database === 'sqlite' ? `CAST(${column} AS BLOB)` : column);
  const work = withWork ? `, ${bytes('p.work_json')} AS "workJson"` : '';
  const results = `${bytes('p.results_json')} AS "resultsJson"`;
  return `SELECT ${COLUMNS}, p.job_description_text AS "jobDescriptionText", ${ROLE}, ${results}${work} ${ofUser(tables)}`;
}

/**
 * Finds the role of a user in a project, without reading posting and results: two rows by their primary keys. It runs
 * before every request for a project. Parameters: user, project.
 */
function accessStatement(tables: Tables): string {
  return `SELECT p.project_id AS "projectId", p.user_id AS "ownerId", p.status AS "status", ${ROLE} ${ofUser(tables)}`;
}

/** The hand-written statements on the table of projects, whose name may have a prefix. */
export interface ProjectStatements {
  all: ListStatements;
  byStatus: ListStatements;
  read: string;
  readWithWork: string;
  access: string;
}

/** Builds the statements once, because they run at almost every request. */
export function projectStatements({ metadata, manager }: Repository<Project>): ProjectStatements {
  const tables = {
    projects: metadata.tableName,
    members: manager.connection.getMetadata(ProjectMember).tableName,
  };
  return {
    all: listStatements(tables, false),
    byStatus: listStatements(tables, true),
    read: readStatement(tables, manager.connection.options.type, false),
    readWithWork: readStatement(tables, manager.connection.options.type, true),
    access: accessStatement(tables),
  };
}

/** Reads a project that the transaction will change; SQLite has one writer, so that only PostgreSQL needs the lock. */
export function lockProject(manager: EntityManager, where: FindOptionsWhere<Project>): Promise<Project | null> {
  const lock = manager.connection.options.type === 'postgres' ? { lock: { mode: 'pessimistic_write' as const } } : {};
  return manager.findOne(Project, { where, ...lock });
}

import { type MigrationInterface, type QueryRunner, Table, TableForeignKey, TableIndex } from 'typeorm';
import { tablePrefix } from '../table-prefix.js';

const uuid = { type: 'varchar', length: '36' };
const time = { type: 'varchar', length: '24' };

const ownedBy = (table: string, column: string): TableForeignKey =>
  new TableForeignKey({
    columnNames: [column],
    referencedTableName: table,
    referencedColumnNames: [column],
    onDelete: 'CASCADE',
  });

/** Accounts, sessions, projects and runs; the same statements on SQLite and PostgreSQL. */
export class CreateSchema1795305600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const prefix = tablePrefix(runner);
    await runner.createTable(
      new Table({
        name: `${prefix}users`,
        columns: [
          { name: 'user_id', ...uuid, isPrimary: true },
          { name: 'email', type: 'varchar', length: '320' },
          { name: 'email_key', type: 'varchar', length: '320' },
          { name: 'name', type: 'varchar', length: '200', isNullable: true },
          { name: 'hashed_password', type: 'varchar', length: '255' },
          { name: 'created_at', ...time },
          { name: 'updated_at', ...time },
          { name: 'last_login', ...time, isNullable: true },
        ],
        indices: [new TableIndex({ name: `${prefix}users_email_key`, columnNames: ['email_key'], isUnique: true })],
      }),
    );
    await runner.createTable(
      new Table({
        name: `${prefix}sessions`,
        columns: [
          { name: 'session_id', ...uuid, isPrimary: true },
          { name: 'user_id', ...uuid },
          { name: 'token_hash', type: 'varchar', length: '64' },
          { name: 'user_agent', type: 'varchar', length: '200', isNullable: true },
          { name: 'created_at', ...time },
          { name: 'expires_at', ...time },
        ],
        foreignKeys: [ownedBy(`${prefix}users`, 'user_id')],
        indices: [new TableIndex({ name: `${prefix}sessions_by_user`, columnNames: ['user_id', 'expires_at'] })],
      }),
    );
    await runner.createTable(
      new Table({
        name: `${prefix}projects`,
        columns: [
          { name: 'project_id', ...uuid, isPrimary: true },
          { name: 'user_id', ...uuid },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'job_title', type: 'varchar', length: '200', isNullable: true },
          { name: 'status', type: 'varchar', length: '20' },
          { name: 'location', type: 'varchar', length: '200', isNullable: true },
          { name: 'candidate_count', type: 'integer' },
          { name: 'avg_score', type: 'double precision', isNullable: true },
          { name: 'created_at', ...time },
          { name: 'updated_at', ...time },
          { name: 'pipeline_start_time', ...time, isNullable: true },
          { name: 'pipeline_end_time', ...time, isNullable: true },
          { name: 'job_description_text', type: 'text' },
          // Last: SQLite reads the columns before a long one without reading it.
          { name: 'results_json', type: 'text', isNullable: true },
        ],
        foreignKeys: [ownedBy(`${prefix}users`, 'user_id')],
        indices: [
          new TableIndex({ name: `${prefix}projects_by_user`, columnNames: ['user_id', 'created_at', 'project_id'] }),
          new TableIndex({
            name: `${prefix}projects_by_user_and_status`,
            columnNames: ['user_id', 'status', 'created_at', 'project_id'],
          }),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: `${prefix}pipeline_executions`,
        columns: [
          { name: 'execution_id', ...uuid, isPrimary: true },
          { name: 'project_id', ...uuid },
          { name: 'user_id', ...uuid },
          { name: 'status', type: 'varchar', length: '20' },
          { name: 'current_module', type: 'varchar', length: '40', isNullable: true },
          { name: 'progress_percentage', type: 'integer' },
          { name: 'idempotency_key', type: 'varchar', length: '255', isNullable: true },
          { name: 'request_hash', type: 'varchar', length: '64' },
          { name: 'created_at', ...time },
          { name: 'started_at', ...time, isNullable: true },
          { name: 'deadline_at', ...time, isNullable: true },
          { name: 'completed_at', ...time, isNullable: true },
          { name: 'stages_json', type: 'text' },
          { name: 'error_json', type: 'text', isNullable: true },
          { name: 'request_json', type: 'text' },
        ],
        foreignKeys: [ownedBy(`${prefix}users`, 'user_id'), ownedBy(`${prefix}projects`, 'project_id')],
        indices: [
          new TableIndex({
            name: `${prefix}pipeline_executions_by_project`,
            columnNames: ['project_id', 'created_at'],
          }),
          new TableIndex({ name: `${prefix}pipeline_executions_by_status`, columnNames: ['status', 'created_at'] }),
          new TableIndex({
            name: `${prefix}pipeline_executions_by_idempotency_key`,
            columnNames: ['user_id', 'idempotency_key'],
            isUnique: true,
          }),
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['pipeline_executions', 'projects', 'sessions', 'users'])
      await runner.dropTable(tablePrefix(runner) + table);
  }
}

import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tablePrefix } from '../table-prefix.js';

const TABLES = ['users', 'sessions', 'api_keys', 'projects', 'pipeline_executions'];

/**
 * Ids of users may have 128 characters, because the users of a host application have the host's own ids. PostgreSQL
 * changes only its catalogue; TypeORM would drop the column there and add it again. SQLite ignores the length, but has
 * it in the schema, which only a new table changes.
 */
export class WidenUserIds1795320000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await setLength(runner, tablePrefix(runner) + table, '128');
  }

  /** @throws on PostgreSQL while a user has a longer id */
  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await setLength(runner, tablePrefix(runner) + table, '36');
  }
}

async function setLength(runner: QueryRunner, table: string, length: string): Promise<void> {
  if (runner.connection.options.type === 'postgres') {
    await runner.query(`ALTER TABLE "${table}" ALTER COLUMN "user_id" TYPE varchar(${length})`);
    return;
  }
  const before = (await runner.getTable(table))?.findColumnByName('user_id');
  if (before === undefined) throw new Error(`There is no column user_id in ${table}`);
  const after = before.clone();
  after.length = length;
  await runner.changeColumn(table, before, after);
}

import { type MigrationInterface, type QueryRunner, Table, TableForeignKey, TableIndex } from 'typeorm';
import { tablePrefix } from '../table-prefix.js';

/** Who shares a project with its owner; the same statements on SQLite and PostgreSQL. */
export class AddProjectMembers1795334400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const prefix = tablePrefix(runner);
    const of = (table: string, column: string): TableForeignKey =>
      new TableForeignKey({
        columnNames: [column],
        referencedTableName: prefix + table,
        referencedColumnNames: [column],
        onDelete: 'CASCADE',
      });
    await runner.createTable(
      new Table({
        name: `${prefix}project_members`,
        columns: [
          { name: 'project_id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'user_id', type: 'varchar', length: '128', isPrimary: true },
          { name: 'role', type: 'varchar', length: '10' },
          { name: 'added_at', type: 'varchar', length: '24' },
        ],
        foreignKeys: [of('projects', 'project_id'), of('users', 'user_id')],
        indices: [new TableIndex({ name: `${prefix}project_members_by_user`, columnNames: ['user_id'] })],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(`${tablePrefix(runner)}project_members`);
  }
}

import { type MigrationInterface, type QueryRunner, Table, TableForeignKey, TableIndex } from 'typeorm';
import { tablePrefix } from '../table-prefix.js';

/** Presets of users; the same statements on SQLite and PostgreSQL. */
export class AddPresets1795338000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const prefix = tablePrefix(runner);
    await runner.createTable(
      new Table({
        name: `${prefix}presets`,
        columns: [
          { name: 'preset_id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'user_id', type: 'varchar', length: '128' },
          { name: 'name', type: 'varchar', length: '100' },
          { name: 'settings_json', type: 'text' },
          { name: 'created_at', type: 'varchar', length: '24' },
          { name: 'updated_at', type: 'varchar', length: '24' },
        ],
        foreignKeys: [
          new TableForeignKey({
            columnNames: ['user_id'],
            referencedTableName: `${prefix}users`,
            referencedColumnNames: ['user_id'],
            onDelete: 'CASCADE',
          }),
        ],
        indices: [
          new TableIndex({ name: `${prefix}presets_by_user`, columnNames: ['user_id', 'name'], isUnique: true }),
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(`${tablePrefix(runner)}presets`);
  }
}

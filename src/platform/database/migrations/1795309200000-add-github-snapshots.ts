import { type MigrationInterface, type QueryRunner, Table, TableForeignKey, TableIndex } from 'typeorm';
import { tablePrefix } from '../table-prefix.js';

const hash = { type: 'varchar', length: '64' };
const time = { type: 'varchar', length: '24' };

/** GitHub's answers, kept for a while, and whom they tell about; the same statements on SQLite and PostgreSQL. */
export class AddGithubSnapshots1795309200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const prefix = tablePrefix(runner);
    await runner.createTable(
      new Table({
        name: `${prefix}github_snapshots`,
        columns: [
          { name: 'key_hash', ...hash, isPrimary: true },
          { name: 'fetched_at', ...time },
          { name: 'expires_at', ...time },
          { name: 'size', type: 'integer' },
          // Last: SQLite reads the columns before a long one without reading it.
          { name: 'value_json', type: 'text' },
        ],
        // With the size, so that the whole is added up from the index alone.
        indices: [new TableIndex({ name: `${prefix}github_snapshots_by_expiry`, columnNames: ['expires_at', 'size'] })],
      }),
    );
    await runner.createTable(
      new Table({
        name: `${prefix}github_snapshot_people`,
        columns: [
          { name: 'github_id', type: 'bigint', isPrimary: true },
          { name: 'key_hash', ...hash, isPrimary: true },
        ],
        foreignKeys: [
          new TableForeignKey({
            columnNames: ['key_hash'],
            referencedTableName: `${prefix}github_snapshots`,
            referencedColumnNames: ['key_hash'],
            onDelete: 'CASCADE',
          }),
        ],
        indices: [new TableIndex({ name: `${prefix}github_snapshot_people_by_snapshot`, columnNames: ['key_hash'] })],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['github_snapshot_people', 'github_snapshots'])
      await runner.dropTable(tablePrefix(runner) + table);
  }
}

import { type MigrationInterface, type QueryRunner, Table, TableForeignKey, TableIndex } from 'typeorm';
import { tablePrefix } from '../table-prefix.js';

const id = { type: 'varchar', length: '36' };
const time = { type: 'varchar', length: '24' };

/** Keys for programs that act for a user; the same statements on SQLite and PostgreSQL. */
export class AddApiKeys1795316400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const prefix = tablePrefix(runner);
    await runner.createTable(
      new Table({
        name: `${prefix}api_keys`,
        columns: [
          { name: 'key_id', ...id, isPrimary: true },
          { name: 'user_id', ...id },
          { name: 'name', type: 'varchar', length: '100' },
          { name: 'prefix', type: 'varchar', length: '16' },
          { name: 'key_hash', type: 'varchar', length: '64' },
          { name: 'scopes', type: 'varchar', length: '200' },
          { name: 'created_at', ...time },
          { name: 'last_used_at', ...time, isNullable: true },
          { name: 'expires_at', ...time, isNullable: true },
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
          new TableIndex({ name: `${prefix}api_keys_by_user`, columnNames: ['user_id', 'created_at'] }),
          new TableIndex({ name: `${prefix}api_keys_by_hash`, columnNames: ['key_hash'], isUnique: true }),
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(`${tablePrefix(runner)}api_keys`);
  }
}

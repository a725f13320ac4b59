import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { tablePrefix } from '../table-prefix.js';

const hash = { type: 'varchar', length: '64' };

/** The log of who did what, and its end; the same statements on SQLite and PostgreSQL. */
export class AddAuditLog1795327200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const prefix = tablePrefix(runner);
    await runner.createTable(
      new Table({
        name: `${prefix}audit_events`,
        columns: [
          { name: 'seq', type: 'bigint', isPrimary: true },
          { name: 'at', type: 'varchar', length: '24' },
          { name: 'actor_type', type: 'varchar', length: '10' },
          { name: 'actor_id', type: 'varchar', length: '128', isNullable: true },
          { name: 'action', type: 'varchar', length: '40' },
          { name: 'subject', type: 'varchar', length: '160', isNullable: true },
          { name: 'project_id', type: 'varchar', length: '36', isNullable: true },
          { name: 'request_id', type: 'varchar', length: '128', isNullable: true },
          { name: 'detail', type: 'text' },
          { name: 'prev_hash', ...hash },
          { name: 'hash', ...hash },
        ],
        indices: [new TableIndex({ name: `${prefix}audit_events_by_project`, columnNames: ['project_id', 'seq'] })],
      }),
    );
    await runner.createTable(
      new Table({
        name: `${prefix}audit_head`,
        columns: [
          { name: 'head_id', type: 'integer', isPrimary: true },
          { name: 'seq', type: 'bigint' },
          { name: 'hash', ...hash },
          { name: 'seal', ...hash },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const prefix = tablePrefix(runner);
    await runner.dropTable(`${prefix}audit_head`);
    await runner.dropTable(`${prefix}audit_events`);
  }
}

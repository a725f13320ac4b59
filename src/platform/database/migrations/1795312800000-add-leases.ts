import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { tablePrefix } from '../table-prefix.js';

const counter = { type: 'integer', isNullable: false, default: '0' };

/** Who works on a run, how far it is saved, and how often that went wrong; the same statements on SQLite and PostgreSQL. */
export class AddLeases1795312800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns(`${tablePrefix(runner)}pipeline_executions`, [
      new TableColumn({ name: 'lease_owner', type: 'varchar', length: '36', isNullable: true }),
      ...['lease_beat', 'checkpoint', 'crashes', 'interruptions', 'revision'].map(
        (name) => new TableColumn({ name, ...counter }),
      ),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns(`${tablePrefix(runner)}pipeline_executions`, [
      'lease_owner',
      'lease_beat',
      'checkpoint',
      'crashes',
      'interruptions',
      'revision',
    ]);
  }
}

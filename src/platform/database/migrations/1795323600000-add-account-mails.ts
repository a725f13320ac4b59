import { type MigrationInterface, type QueryRunner, Table, TableForeignKey, TableIndex } from 'typeorm';
import { tablePrefix } from '../table-prefix.js';

const id = { type: 'varchar', length: '36' };
const userId = { type: 'varchar', length: '128' };
const time = { type: 'varchar', length: '24' };

/** Mails to the owners of accounts, and tokens to reset passwords; the same statements on SQLite and PostgreSQL. */
export class AddAccountMails1795323600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const prefix = tablePrefix(runner);
    const ofUser = () =>
      new TableForeignKey({
        columnNames: ['user_id'],
        referencedTableName: `${prefix}users`,
        referencedColumnNames: ['user_id'],
        onDelete: 'CASCADE',
      });
    await runner.createTable(
      new Table({
        name: `${prefix}account_mails`,
        columns: [
          { name: 'mail_id', ...id, isPrimary: true },
          { name: 'user_id', ...userId, isNullable: true },
          { name: 'kind', type: 'varchar', length: '32' },
          { name: 'to_address', type: 'varchar', length: '320', isNullable: true },
          { name: 'detail', type: 'varchar', length: '100', isNullable: true },
          { name: 'attempts', type: 'integer' },
          { name: 'created_at', ...time },
          { name: 'due_at', ...time },
        ],
        foreignKeys: [ofUser()],
        indices: [
          new TableIndex({ name: `${prefix}account_mails_by_time`, columnNames: ['due_at'] }),
          new TableIndex({ name: `${prefix}account_mails_by_user`, columnNames: ['user_id'] }),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: `${prefix}password_resets`,
        columns: [
          { name: 'user_id', ...userId, isPrimary: true },
          { name: 'token_hash', type: 'varchar', length: '64' },
          { name: 'created_at', ...time },
          { name: 'expires_at', ...time },
        ],
        foreignKeys: [ofUser()],
        indices: [
          new TableIndex({ name: `${prefix}password_resets_by_hash`, columnNames: ['token_hash'], isUnique: true }),
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const prefix = tablePrefix(runner);
    await runner.dropTable(`${prefix}password_resets`);
    await runner.dropTable(`${prefix}account_mails`);
  }
}

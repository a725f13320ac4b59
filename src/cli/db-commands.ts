import { type Command } from 'commander';
import { loadSettings } from '../platform/config/env.js';
import { backUp } from './db-backup.js';
import { checkFile } from './db-check.js';
import { copyDatabase, copyTable } from './db-copy.js';

const URL_FORM = 'sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE';

/** `githire db …`: commands for a whole database. */
export function addDatabaseCommands(program: Command): void {
  const db = program.command('db').description('copies, backs up and checks whole databases');

  db.command('copy')
    .description('copies everything into an empty database, and compares the two before it keeps the copy')
    .requiredOption('--from <url>', URL_FORM)
    .requiredOption('--to <url>', URL_FORM)
    .action(async ({ from, to }: { from: string; to: string }) => {
      const tables = await copyDatabase(from, to);
      process.stdout.write(`${copyTable(tables)}\n`);
      if (tables.every((table) => table.equal)) return;
      process.stderr.write('githire: the copy differs, and was not kept\n');
      process.exitCode = 1;
    });

  db.command('backup')
    .description('writes a copy of the SQLite database while the service goes on')
    .argument('<file>', 'must not exist')
    .option('--from <url>', 'sqlite:PATH; DATABASE_URL where it is not given')
    .action(async (file: string, { from }: { from?: string }) => {
      await backUp(from ?? loadSettings().databaseUrl, file);
      process.stdout.write(`${file} is written.\n`);
    });

  db.command('check')
    .description('looks through a whole SQLite file, such as a backup')
    .argument('<file>')
    .action(async (file: string) => {
      const { text, faults } = await checkFile(file);
      process.stdout.write(`${text}\n`);
      if (faults.length > 0) process.exitCode = 1;
    });
}

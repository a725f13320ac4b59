import { type Command } from 'commander';
import { example } from './example.js';

const URL_FORM = 'sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE';
const BY_DEFAULT = 'DATABASE_URL where it is not given';

/** `githire db …`: commands for a whole database. */
export function addDatabaseCommands(program: Command): void {
  const db = program.command('db').description('migrates, copies, backs up and checks whole databases');
  const actions = () => import('../db/database-actions.js');

  db.command('migrate')
    .description('runs the missing migrations, as the start of the service does')
    .option('--database <url>', `${URL_FORM}; ${BY_DEFAULT}`)
    .option('--json', 'the result as JSON')
    .addHelpText('after', example('npx githire db migrate --database sqlite:./data/githire.sqlite'))
    .action(async (options: { database?: string; json?: boolean }) => (await actions()).migrate(options));

  db.command('copy')
    .description('copies everything into an empty database, and compares the two before it keeps the copy')
    .requiredOption('--from <url>', URL_FORM)
    .requiredOption('--to <url>', URL_FORM)
    .option('--json', 'the result as JSON')
    .addHelpText(
      'after',
      example('npx githire db copy --from sqlite:./data/githire.sqlite --to postgres://githire@127.0.0.1/githire'),
    )
    .action(async (options: { from: string; to: string; json?: boolean }) => (await actions()).copy(options));

  db.command('backup')
    .description('writes a copy of the SQLite database while the service goes on')
    .argument('<file>', 'must not exist')
    .option('--from <url>', `sqlite:PATH; ${BY_DEFAULT}`)
    .option('--json', 'the result as JSON')
    .addHelpText('after', example('npx githire db backup monday.sqlite --from sqlite:./data/githire.sqlite'))
    .action(async (file: string, options: { from?: string; json?: boolean }) =>
      (await actions()).backup(file, options),
    );

  db.command('check')
    .description('looks through a whole SQLite file, such as a backup')
    .argument('<file>')
    .option('--json', 'the result as JSON')
    .addHelpText('after', example('npx githire db check monday.sqlite'))
    .action(async (file: string, options: { json?: boolean }) => (await actions()).check(file, options));
}

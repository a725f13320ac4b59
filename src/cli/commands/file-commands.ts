import { type Command } from 'commander';
import { type EvaluationOptions } from '../eval/evaluate.js';
import { example } from './example.js';

/** Commands that compute something about a file or a folder: `githire replay`, `audit` and `eval`. */
export function addFileCommands(program: Command): void {
  program
    .command('replay')
    .description("computes an exported project's ranking again and says whether it comes out the same")
    .argument('<export.json>', 'a project as JSON, from GET /projects/{id}/export or githire run --json')
    .option('--json', 'the result as JSON')
    .addHelpText('after', example('npx githire replay project.json'))
    .action(async (file: string, options: { json?: boolean }) => (await import('../replay.js')).replay(file, options));

  const audit = program
    .command('audit')
    .description('impact ratios per group from your own table (New York City Local Law 144, four-fifths rule)')
    .argument('<file.csv>', 'one person a line; docs/ranking.md says which columns')
    .option('--json', 'the report as JSON')
    .addHelpText('after', example('npx githire audit decisions.csv'))
    .action(async (file: string, options: { json?: boolean }) => (await import('../audit.js')).audit(file, options));
  audit
    .command('verify')
    .description('finds entries of the audit log that were changed or removed')
    .option(
      '--database <url>',
      'sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE; DATABASE_URL where it is not given',
    )
    .option('--json', 'the result as JSON')
    .addHelpText('after', example('npx githire audit verify --database sqlite:./data/githire.sqlite'))
    .action(async (options: { database?: string; json?: boolean }) =>
      (await import('../audit-log.js')).verifyAuditLog(options),
    );

  program
    .command('eval')
    .description('scores the reading of postings, or the ranking of people, against your own labels')
    .argument('<folder>', 'labelled postings or judged people; docs/command-line.md describes the files')
    .option('--json', 'all figures as JSON')
    .option('--min <name=value...>', 'a figure below its value ends the command with 1')
    .option('--now <date>', 'the day for which people are ranked, as YYYY-MM-DD (default: today)')
    .addHelpText('after', example('npx githire eval labelled-postings --min all=0.9 seniority=0.95'))
    .action(async (folder: string, options: EvaluationOptions) =>
      (await import('../eval/evaluate.js')).evaluate(folder, options),
    );
}

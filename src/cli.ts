#!/usr/bin/env node
import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { auditImpact } from './audit/impact-ratio.js';
import { impactTable } from './audit/impact-table.js';
import { addDatabaseCommands } from './cli/db-commands.js';
import { replayFile } from './cli/replay.js';
import { GITHIRE_VERSION } from './platform/common/version.js';

const program = new Command('githire').description('GitHire from the command line').version(GITHIRE_VERSION);

program
  .command('replay')
  .description("computes an exported project's ranking again and says whether it comes out the same")
  .argument('<export.json>', 'what GET /projects/{id}/export gave')
  .action(async (file: string) => {
    const { text, equal } = await replayFile(file);
    process.stdout.write(`${text}\n`);
    if (!equal) process.exitCode = 1;
  });

program
  .command('audit')
  .description(
    "computes scoring rates and impact ratios per group from a customer's own table (New York City Local Law 144, four-fifths rule)",
  )
  .argument('<file.csv>', 'one person a line; docs/ranking.md says which columns')
  .action(async (file: string) => {
    process.stdout.write(`${impactTable(auditImpact(await readFile(file, 'utf8')))}\n`);
  });

addDatabaseCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`githire: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

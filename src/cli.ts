#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { replayFile } from './cli/replay.js';
import { GITHIRE_VERSION } from './common/version.js';

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

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`githire: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

import { Command } from 'commander';
import { GITHIRE_VERSION } from '../platform/common/version.js';
import { addDatabaseCommands } from './commands/database-commands.js';
import { addFileCommands } from './commands/file-commands.js';
import { addRunCommands } from './commands/run-commands.js';
import { addServiceCommands } from './commands/service-commands.js';
import { EXIT_CODES } from './exit-codes.js';

const EXIT_CODE_TABLE = `
Exit codes:
${EXIT_CODES.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`).join('\n')}`;

/** All commands. Each one loads what it needs only when it runs, so that help is quick. */
export function createProgram(): Command {
  const program = new Command('githire')
    .description('Reads a job posting, finds developers on GitHub, ranks them with evidence, drafts messages.')
    .version(GITHIRE_VERSION)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`${oneLine(text)}\n`) })
    .addHelpText('afterAll', EXIT_CODE_TABLE);
  addRunCommands(program);
  addServiceCommands(program);
  addFileCommands(program);
  addDatabaseCommands(program);
  return program;
}

function oneLine(text: string): string {
  return `githire: ${text
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ')}`;
}

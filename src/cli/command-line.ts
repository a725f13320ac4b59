import { CommanderError } from 'commander';
import { reportOf } from './command-error.js';
import { EXIT } from './exit-codes.js';
import { createProgram } from './program.js';
import { reasonOf } from './read-file.js';

/** Runs one command and sets the exit code of the process. Every fault is one line on standard error. */
export async function runCommandLine(parameters: readonly string[]): Promise<void> {
  process.stdout.on('error', endWithoutReader);
  // Progress and notes are no results: a command goes on without them.
  process.stderr.on('error', () => undefined);
  try {
    await createProgram().parseAsync(parameters, { from: 'user' });
  } catch (error) {
    // Commander has already printed its help or its message.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.unusable;
      return;
    }
    const { message, exitCode } = reportOf(error);
    const { printable } = await import('./output/text-width.js');
    process.stderr.write(`githire: ${message.split('\n').map(printable).join('\n')}\n`);
    process.exitCode = exitCode;
  }
}

/** A reader such as `head` that has seen enough is no fault; a disk that is full is one. */
function endWithoutReader(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`githire: standard output cannot be written: ${reasonOf(error)}\n`);
  process.exit(EXIT.failed);
}

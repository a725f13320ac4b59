import { Problem } from '../platform/common/problem.js';
import { EXIT } from './exit-codes.js';

/** A fault that the user of a command can understand and mend. Its message is one line. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.unusable,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'CommandError';
  }
}

/** What a command prints about an error, and the exit code of the process. */
export function reportOf(error: unknown): { message: string; exitCode: number } {
  if (error instanceof CommandError) return { message: error.message, exitCode: error.exitCode };
  // By name, because the class would load the settings and their validation for every command.
  if (error instanceof Error && error.name === 'SettingsError')
    return { message: error.message, exitCode: EXIT.unusable };
  if (error instanceof Problem) {
    const faults = (error.errors ?? []).map(({ field, message }) => `${field} ${message}`);
    return {
      message: [error.detail, ...faults].join('; '),
      exitCode: error.status < 500 ? EXIT.unusable : EXIT.failed,
    };
  }
  return { message: error instanceof Error ? error.message : String(error), exitCode: EXIT.failed };
}

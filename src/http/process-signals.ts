import { type INestApplicationContext, ShutdownSignal } from '@nestjs/common';
import type { Logger } from 'pino';
import { switchLevelOnSignal } from './logging.js';

/** Those by which a supervisor or a terminal asks a process to stop. Nest's own list has SIGUSR2 in it, and crashes. */
const STOP_SIGNALS = [ShutdownSignal.SIGTERM, ShutdownSignal.SIGINT, ShutdownSignal.SIGHUP, ShutdownSignal.SIGQUIT];

/**
 * What a process of GitHire does on signals: it stops in good order and ends with 0, or on SIGUSR2 logs more or less.
 * @returns ends the listening to SIGUSR2; a closed application ends the rest by itself
 */
export function listenToSignals(app: INestApplicationContext, logger: Logger): () => void {
  // By itself Nest ends a stopped process with the signal again, which looks like a crash to some that watch it.
  app.enableShutdownHooks(STOP_SIGNALS, { useProcessExit: true });
  return switchLevelOnSignal(logger);
}

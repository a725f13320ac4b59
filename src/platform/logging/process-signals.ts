import { constants } from 'node:os';
import type { Logger } from 'pino';
import { switchLevelOnSignal } from './logging.js';

/** Those by which a supervisor or a terminal asks a process to stop. */
const STOP_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;

/** Milliseconds in which a second SIGINT counts as the first one: under `npm start` Ctrl-C comes twice, from the terminal and from npm. */
const SAME_KEY_PRESS = 500;

/** What can be stopped: a Nest application, or its context. */
interface Stoppable {
  close(): Promise<void>;
}

/**
 * What a process of GitHire does on signals. The first one stops it in good order, after which it ends with 0; a second one
 * ends it at once with 128 and the number of the signal, as a shell would show it. A stop that takes longer than `longestStop`
 * is ended with 1. On SIGUSR2 it logs more or less.
 *
 * Nest's own shutdown hooks are not used: they ignore the second signal, and wait for as long as it takes.
 * @param longestStop milliseconds
 * @returns ends the listening, unless a stop has begun
 */
export function listenToSignals(app: Stoppable, logger: Logger, longestStop: number): () => void {
  const ignoreLevel = switchLevelOnSignal(logger);
  let first: { signal: NodeJS.Signals; at: number } | undefined;

  const onSignal = (signal: NodeJS.Signals): void => {
    if (first === undefined) {
      first = { signal, at: performance.now() };
      void stop(app, logger, longestStop);
      return;
    }
    if (signal === 'SIGINT' && first.signal === 'SIGINT' && performance.now() - first.at < SAME_KEY_PRESS) return;
    logger.warn({ signal }, 'ended at once by a second signal');
    process.exit(128 + constants.signals[signal]);
  };

  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  return () => {
    ignoreLevel();
    if (first === undefined) for (const signal of STOP_SIGNALS) process.removeListener(signal, onSignal);
  };
}

async function stop(app: Stoppable, logger: Logger, longestStop: number): Promise<never> {
  setTimeout(() => {
    // What still holds the process tells where to look: each step that has a bound has said so itself.
    logger.fatal({ milliseconds: longestStop, open: process.getActiveResourcesInfo() }, 'the stop took too long and is ended');
    process.exit(1);
  }, longestStop);
  try {
    await app.close();
    process.exit(0);
  } catch (error) {
    logger.fatal({ stack: error instanceof Error ? error.stack : undefined }, 'the stop failed');
    process.exit(1);
  }
}

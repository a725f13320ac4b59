import { constants } from 'node:os';
import { type Logger } from 'pino';
import { switchLevelOnSignal } from './logging.js';

/** Signals by which a supervisor or a terminal stops a process. */
const STOP_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Within this many milliseconds a second SIGINT counts as the first one: under `npm start` Ctrl-C arrives twice, from
 * the terminal and from npm.
 */
const SAME_KEY_PRESS = 500;

/** A Nest application or its context. */
interface Stoppable {
  close(): Promise<void>;
}

/**
 * Handles the signals of a process. The first one shuts it down in order, with exit code 0; a second one ends it at
 * once with 128 plus the number of the signal, as shells show it. A shutdown that takes longer than `longestStop` is
 * ended with 1. SIGUSR2 switches debug lines on and off.
 *
 * Nest's own shutdown hooks are not used: they ignore the second signal and have no time limit.
 * @param longestStop milliseconds
 * @returns a function that stops listening, unless a shutdown has started
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
    // The open resources tell where to look: each step with a time limit has already logged itself.
    logger.fatal(
      { milliseconds: longestStop, open: process.getActiveResourcesInfo() },
      'the stop took too long and is ended',
    );
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

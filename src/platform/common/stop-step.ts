import { Logger } from '@nestjs/common';

const logger = new Logger('Shutdown');

/**
 * Runs one step of a shutdown with a time limit. A step that fails or takes too long is logged by its name, and the
 * shutdown continues. Never throws.
 * @returns whether the step finished
 */
export async function stopStep(name: string, milliseconds: number, work: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      logger.warn(`The stop goes on without this step, which took longer than ${milliseconds} ms: ${name}`);
      resolve(false);
    }, milliseconds);
  });
  const done = work().then(
    () => true,
    (error: unknown) => {
      logger.warn(`The stop goes on without this step, which failed (${error instanceof Error ? error.message : 'unknown'}): ${name}`);
      return false;
    },
  );
  try {
    return await Promise.race([done, timeIsUp]);
  } finally {
    clearTimeout(timer);
  }
}

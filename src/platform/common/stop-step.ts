import { Logger } from '@nestjs/common';

const logger = new Logger('Shutdown');

/**
 * Does one step of a stop, for `milliseconds` at most. A step that fails or takes longer is logged by its name, and the stop
 * goes on without it. Never throws.
 * @returns whether the step came to its end
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

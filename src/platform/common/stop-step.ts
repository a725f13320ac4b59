import { Logger } from '@nestjs/common';
import { withTimeout } from './timeout.js';

const logger = new Logger('Shutdown');

/**
 * Runs one step of a shutdown with a time limit. A step that fails or takes too long is logged by its name, and the
 * shutdown continues. Never throws.
 * @returns whether the step finished
 */
export async function stopStep(name: string, milliseconds: number, work: () => Promise<unknown>): Promise<boolean> {
  const timeIsUp = new Error(`took longer than ${milliseconds} ms`);
  try {
    await withTimeout(work, { milliseconds, reason: () => timeIsUp });
    return true;
  } catch (error) {
    const why =
      error === timeIsUp ? timeIsUp.message : `failed (${error instanceof Error ? error.message : 'unknown'})`;
    logger.warn(`The shutdown continues without a step, which ${why}: ${name}`);
    return false;
  }
}

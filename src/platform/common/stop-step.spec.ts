import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConsoleLogger, Logger, type LoggerService } from '@nestjs/common';
import { stopStep } from './stop-step.js';

describe('a step of a stop', () => {
  let warnings: string[];

  beforeEach(() => {
    warnings = [];
    const logger: LoggerService = {
      log: () => undefined,
      error: () => undefined,
      warn: (text: string) => warnings.push(text),
    };
    Logger.overrideLogger(logger);
  });

  afterEach(() => Logger.overrideLogger(new ConsoleLogger()));

  it('that comes to its end is said to have done so, and logs nothing', async () => {
    expect([await stopStep('say goodbye', 60_000, async () => undefined), warnings]).toEqual([true, []]);
  });

  it('that never ends is left behind, and logged by its name', async () => {
    expect([await stopStep('wait for ever', 1, () => new Promise(() => undefined)), warnings.length]).toEqual([
      false,
      1,
    ]);
    expect(warnings[0]).toMatch(/took longer than 1 ms: wait for ever$/);
  });

  it('that fails does not fail the stop, and is logged by its name', async () => {
    expect([await stopStep('break', 60_000, async () => Promise.reject(new Error('broken'))), warnings.length]).toEqual(
      [false, 1],
    );
    expect(warnings[0]).toMatch(/failed \(broken\): break$/);
  });
});

import { Clock } from '../../../src/platform/common/clock.js';

/** The same moment for ever. */
export class FixedClock extends Clock {
  constructor(private readonly moment: Date) {
    super();
  }

  now(): Date {
    return this.moment;
  }
}

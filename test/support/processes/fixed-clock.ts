import { Clock } from '../../../src/platform/common/clock.js';

/** A clock that always shows the same time. */
export class FixedClock extends Clock {
  constructor(private readonly moment: Date) {
    super();
  }

  now(): Date {
    return this.moment;
  }
}

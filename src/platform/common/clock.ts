/** The time of day, injected so that a test can choose it. */
export abstract class Clock {
  /** The present moment. */
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

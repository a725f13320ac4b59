/** The current time; injected so that a test can set it. */
export abstract class Clock {
  /** Now. */
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

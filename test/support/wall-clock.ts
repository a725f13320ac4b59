const TRUE_DATE = globalThis.Date;

/**
 * Sets the wall clock of this process, for our code and libraries, by this many milliseconds forward or back from the
 * true time; 0 resets it. Timers and `performance.now()` do not change, as on a real machine.
 */
export function setWallClock(offset: number): void {
  const now = (): number => TRUE_DATE.now() + offset;
  globalThis.Date = new Proxy(TRUE_DATE, {
    construct: (target, given: [], newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as Date,
    apply: () => new TRUE_DATE(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown)),
  });
}

const TRUE_DATE = globalThis.Date;

/**
 * Sets the wall clock that everything in this process sees, ours and the libraries', so many milliseconds forward or
 * back from the true time; 0 sets it right again. Timers and `performance.now()` go on, as they do on a real machine.
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

/** What must not have happened and did. */
export class Violations {
  readonly all: string[] = [];

  /** Tells of it at once, because the run of the test goes on. */
  add(what: string): void {
    this.all.push(what);
    process.stdout.write(`  VIOLATION ${what}\n`);
  }

  /** @param holds says what must be so */
  expect(holds: boolean, otherwise: () => string): void {
    if (!holds) this.add(otherwise());
  }
}

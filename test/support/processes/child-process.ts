import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { compiledSource } from './compiled-source.js';

/** Where the compiled modules are: beside this one, or compiled on the spot where this runs from source, as under Jest. */
const ABOVE = fileURLToPath(new URL('../../../', import.meta.url));
const rootOfModules = (): string => (import.meta.url.endsWith('.ts') ? compiledSource(ABOVE) : ABOVE);
/** Characters of a log that are shown of a child that failed. */
const SHOWN_OF_LOG = 6_000;
const READY_MILLISECONDS = 60_000;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A Node process of the test's own. It ends with the test, however that ends: see `end-with-parent`. */
export class NodeChild {
  /** When it was killed or had ended, by `performance.now()`; null while it lives. */
  endedAt: number | null = null;
  private readonly child: ChildProcess;
  private readonly folder = mkdtempSync(join(tmpdir(), 'githire-child-'));
  private readonly logFile = join(this.folder, 'log');

  /**
   * @param name how messages call it
   * @param entry module to run, from the project's root and without its ending, e.g. `src/main`
   * @param preload modules to load before it, in the same form
   */
  constructor(
    readonly name: string,
    entry: string,
    {
      parameters = [],
      environment = {},
      preload = [],
    }: { parameters?: string[]; environment?: Record<string, string>; preload?: string[] } = {},
  ) {
    const log = openSync(this.logFile, 'a');
    const pathOf = (module: string): string => join(rootOfModules(), `${module}.js`);
    const imports = ['test/support/processes/end-with-parent', ...preload].flatMap((module) => [
      '--import',
      pathOf(module),
    ]);
    this.child = spawn(process.execPath, ['--no-warnings', ...imports, pathOf(entry), ...parameters], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    running.add(this.child);
    // Of one that ends by itself, the log stays until it has been read.
    this.child.once('exit', () => {
      running.delete(this.child);
      this.endedAt ??= performance.now();
    });
  }

  get isAlive(): boolean {
    return this.endedAt === null;
  }

  /** Its number in the operating system. */
  get pid(): number {
    if (this.child.pid === undefined) throw new Error(`${this.name} was not started`);
    return this.child.pid;
  }

  /** With what it ended by itself; null while it lives, and where a signal ended it. */
  get exitCode(): number | null {
    return this.child.exitCode;
  }

  /** Sends it a signal and does not wait for what it does. */
  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Everything that it has said. */
  log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /**
   * Asks until there is an answer.
   * @throws Error with the end of its log where the process ends before, or takes longer than a minute
   */
  async until<Answer>(what: string, ask: () => Promise<Answer | null> | Answer | null): Promise<Answer> {
    const begun = performance.now();
    for (;;) {
      const answer = await ask();
      if (answer !== null) return answer;
      if (!this.isAlive) throw new Error(`${this.name} ended before it ${what}:\n${this.log().slice(-SHOWN_OF_LOG)}`);
      if (performance.now() - begun > READY_MILLISECONDS)
        throw new Error(`${this.name} has not ${what} for a minute:\n${this.log().slice(-SHOWN_OF_LOG)}`);
      await sleep(20);
    }
  }

  /** Waits until it has ended by itself, for as long as the test may take. */
  async ended(): Promise<void> {
    if (running.has(this.child)) await once(this.child, 'exit');
  }

  /** Ends it without a word: `kill -9`. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Asks it to end. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Ends it where it still runs, and removes its log. */
  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (!running.has(this.child)) return;
    const exited = once(this.child, 'exit');
    if (signal === 'SIGKILL') this.endedAt ??= performance.now();
    this.child.kill(signal);
    await exited;
  }
}

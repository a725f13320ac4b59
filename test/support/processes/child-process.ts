import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { compiledSource } from './compiled-source.js';

/**
 * The folder of the compiled modules: beside this one, or compiled on first use if this runs from source, as under
 * Jest.
 */
const ABOVE = fileURLToPath(new URL('../../../', import.meta.url));
const rootOfModules = (): string => (import.meta.url.endsWith('.ts') ? compiledSource(ABOVE) : ABOVE);
/** Length of the log that is shown for a failed child, in characters. */
const SHOWN_OF_LOG = 6_000;
const READY_MILLISECONDS = 60_000;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A Node process of a test. It ends with the test, however the test ends: see `end-with-parent`. */
export class NodeChild {
  /** When the process was killed or ended, by `performance.now()`; null while it runs. */
  endedAt: number | null = null;
  private readonly child: ChildProcess;
  private readonly folder = mkdtempSync(join(tmpdir(), 'githire-child-'));
  private readonly logFile = join(this.folder, 'log');

  /**
   * @param name used in messages
   * @param entry module to run, relative to the project's root and without extension, e.g. `src/main`
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
    // The log of a process that ended by itself is kept until it has been read.
    this.child.once('exit', () => {
      running.delete(this.child);
      this.endedAt ??= performance.now();
    });
  }

  get isAlive(): boolean {
    return this.endedAt === null;
  }

  /** The process id. */
  get pid(): number {
    if (this.child.pid === undefined) throw new Error(`${this.name} was not started`);
    return this.child.pid;
  }

  /** The exit code; null while it runs, and if a signal ended it. */
  get exitCode(): number | null {
    return this.child.exitCode;
  }

  /** Sends a signal and does not wait for the effect. */
  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Returns the whole output of the process. */
  log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /**
   * Polls until `ask` returns a value.
   * @throws Error with the end of the log if the process ends first, or after one minute
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

  /** Waits until the process has ended by itself; only the timeout of the test limits the wait. */
  async ended(): Promise<void> {
    if (running.has(this.child)) await once(this.child, 'exit');
  }

  /** Ends the process with `kill -9`. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Asks the process to shut down. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Ends the process if it still runs, and removes its log. */
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

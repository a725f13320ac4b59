import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledSource } from './compiled-source.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** How a command ended. */
export interface Ended {
  code: number | null;
  out: string;
  error: string;
}

interface CommandOptions {
  /** Standard input. */
  input?: string;
  environment?: Record<string, string>;
  /** Sends SIGINT when standard error contains this text. */
  interruptAt?: string;
  /** Standard output is a file on a full disk, or a reader that goes at once. */
  output?: 'full' | 'gone';
}

/** The command line as a user has it: in an empty folder away from the sources, with an empty environment, in pipes. */
export class CommandLine {
  readonly folder = mkdtempSync(join(tmpdir(), 'githire-command-line-'));
  private readonly entry = join(compiledSource(ROOT), 'src/cli.js');

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  async run(parameters: string[], options: CommandOptions = {}): Promise<Ended> {
    const { input = '', environment = {}, interruptAt, output } = options;
    const child = spawn(process.execPath, ['--no-warnings', this.entry, ...parameters], {
      cwd: this.folder,
      env: environment,
      stdio: ['pipe', output === 'full' ? openSync('/dev/full', 'w') : 'pipe', 'pipe'],
    });
    if (output === 'gone') child.stdout?.destroy();
    const ended: Ended = { code: null, out: '', error: '' };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (ended.out += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      ended.error += text;
      // Once: a second signal would end the process at once.
      if (interruptAt !== undefined && ended.error.includes(interruptAt) && !child.killed) child.kill('SIGINT');
    });
    child.stdin?.end(input);
    [ended.code] = (await once(child, 'close')) as [number | null];
    return ended;
  }
}

export const linesOf = (text: string): string[] => text.trimEnd().split('\n');

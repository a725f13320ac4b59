import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Options, transformSync } from '@swc/core';

/** Folders that a child may load from. */
const FOLDERS = [join('src'), join('test', 'support')];
/** As in jest.config.js. */
const OPTIONS: Options = {
  swcrc: false,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};

let compiled: string | undefined;

/**
 * Compiles the sources under `root` as Jest does, into a cache folder for temporary files, and returns that folder. A
 * test needs no build after a change, and a file that was compiled before is not compiled again.
 */
export function compiledSource(root: string): string {
  if (compiled !== undefined) return compiled;
  const output = join(tmpdir(), `githire-compiled-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
  for (const folder of FOLDERS) for (const file of filesUnder(root, folder)) bringUpToDate(root, output, file);
  copyFileSync(join(root, 'package.json'), join(output, 'package.json'));
  for (const name of ['node_modules', 'samples'])
    if (!existsSync(join(output, name))) symlinkSync(join(root, name), join(output, name));
  return (compiled = output);
}

function filesUnder(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'));
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

function bringUpToDate(root: string, output: string, file: string): void {
  const source = join(root, file);
  const target = join(output, file.replace(/\.ts$/, '.js'));
  const changedAt = statSync(source).mtimeMs;
  if (existsSync(target) && statSync(target).mtimeMs > changedAt) return;
  mkdirSync(dirname(target), { recursive: true });
  // Another Jest worker may do the same, so each file appears complete or not at all.
  const written = `${target}.${process.pid}`;
  if (source.endsWith('.ts'))
    writeFileSync(written, transformSync(readFileSync(source, 'utf8'), { ...OPTIONS, filename: source }).code);
  else copyFileSync(source, written);
  renameSync(written, target);
}

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform, version } from '@swc/core';

/** As in jest.config.js. */
const OPTIONS = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  swcrc: false,
};
/** What was compiled before is found by its text: a dozen processes of a suite compile a file once. */
const KEPT = join(tmpdir(), `githire-compiled-${version}-${process.getuid?.() ?? 0}`);

/** `./x.js` is `./x.ts` where that is there. */
export async function resolve(specifier, context, next) {
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL !== undefined) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  return { format: 'module', shortCircuit: true, source: await compile(fileURLToPath(url)) };
}

async function compile(path) {
  const text = await readFile(path, 'utf8');
  const kept = join(KEPT, `${createHash('sha256').update(`${path}\n${text}`).digest('hex')}.mjs`);
  if (existsSync(kept)) return readFile(kept, 'utf8');
  const { code } = await transform(text, { ...OPTIONS, filename: path });
  await mkdir(KEPT, { recursive: true });
  // Another process may read it meanwhile: it is there whole, or not at all.
  const written = `${kept}.${process.pid}`;
  await writeFile(written, code);
  await rename(written, kept);
  return code;
}

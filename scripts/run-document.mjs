// Runs the commands of documents as a reader would: all `sh` blocks of a document in one shell, in their order. The README
// of an example is run in its folder, every other document from the project's root. Ends with the exit code of the first
// command that fails.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const documents = process.argv.slice(2);
if (documents.length === 0) throw new Error('Usage: node scripts/run-document.mjs DOCUMENT…');
for (const document of documents) {
  const blocks = [...(await readFile(document, 'utf8')).matchAll(/^```sh\n(.*?)^```$/gms)].map(
    ([, commands]) => commands,
  );
  if (blocks.length === 0) throw new Error(`${document} has no block of commands`);
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', blocks.join('\n')], {
    cwd: basename(document) === 'README.md' ? dirname(document) : ROOT,
    stdio: 'inherit',
  });
  const [code] = await once(shell, 'exit');
  if (code !== 0) {
    process.exitCode = code ?? 1;
    break;
  }
}

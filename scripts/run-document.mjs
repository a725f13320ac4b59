// Runs the commands of a document as a reader would: all its `sh` blocks in one shell, in their order, from the project's
// root. Ends with the exit code of the first command that fails.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const [document] = process.argv.slice(2);
if (document === undefined) throw new Error('Usage: node scripts/run-document.mjs DOCUMENT');
const blocks = [...(await readFile(document, 'utf8')).matchAll(/^```sh\n(.*?)^```$/gms)].map(
  ([, commands]) => commands,
);
if (blocks.length === 0) throw new Error(`${document} has no block of commands`);
const shell = spawn('bash', ['-euo', 'pipefail', '-c', blocks.join('\n')], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: 'inherit',
});
const [code] = await once(shell, 'exit');
process.exitCode = code ?? 1;

// Writes the OpenAPI document of the built service to docs/openapi.json, or to the given file. `--check` only says
// whether the file is up to date. `--release` makes the document of now the one that later changes are compared with.
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createApp, Settings } from '../dist/src/index.js';
import { GITHIRE_VERSION } from '../dist/src/platform/common/version.js';
import { createOpenApiDocument } from '../dist/src/platform/http/openapi.js';

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean' }, release: { type: 'boolean' } },
  allowPositionals: true,
});
const [file = 'docs/openapi.json'] = positionals;

const app = await createApp(Object.assign(new Settings(), { databaseUrl: 'sqlite::memory:', logLevel: 'error' }));
await app.init();
const document = `${JSON.stringify(createOpenApiDocument(app, GITHIRE_VERSION), null, 2)}\n`;
await app.close();

if (values.check !== true) await writeFile(file, document);
else if ((await readFile(file, 'utf8')) !== document) {
  process.stderr.write(`${file} differs from the code. Run: npm run generate:openapi\n`);
  process.exitCode = 1;
}
if (values.release === true) await copyFile(file, 'docs/openapi.released.json');

// Writes the OpenAPI document of the built service to the given file, for the linter.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createApp, Settings } from '../dist/src/index.js';
import { GITHIRE_VERSION } from '../dist/src/platform/common/version.js';
import { createOpenApiDocument } from '../dist/src/platform/http/openapi.js';

const [file = 'dist/openapi.json'] = process.argv.slice(2);
const app = await createApp(Object.assign(new Settings(), { databaseUrl: 'sqlite::memory:', logLevel: 'error' }));
await app.init();
await mkdir(dirname(file), { recursive: true });
await writeFile(file, `${JSON.stringify(createOpenApiDocument(app, GITHIRE_VERSION), null, 2)}\n`);
await app.close();

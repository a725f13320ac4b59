// Fails if the OpenAPI document of now would break a client of the last release. `npm run release:openapi` accepts all
// changes: it belongs to a release, and a breaking change belongs to a new version of the contract.
import { readFile } from 'node:fs/promises';
import { breakingChanges } from '../dist/test/support/openapi/breaking-changes.js';

const [before, after] = await Promise.all(
  ['docs/openapi.released.json', 'docs/openapi.json'].map(async (file) => JSON.parse(await readFile(file, 'utf8'))),
);
const found = breakingChanges(before, after);
if (found.length > 0) {
  process.stderr.write(`Changes that break clients of the last release:\n${found.join('\n')}\n`);
  process.exitCode = 1;
}

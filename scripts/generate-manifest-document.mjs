// Writes the variables and files of repository-manifests.graphql from the built table of ecosystems
// (src/stages/github-sourcer/manifests/ecosystems.ts). `--check` writes nothing and fails if the document differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { ECOSYSTEMS } from '../dist/src/stages/github-sourcer/manifests/ecosystems.js';

const DOCUMENT = new URL('../src/github/documents/repository-manifests.graphql', import.meta.url);
/** All variables in a row, and all files in a row, as Prettier formats them. */
const VARIABLES = /(?: {2}\$\w+: Boolean! = false\n)+/;
const FILES =
  /(?: {6}\w+: object\(expression: "HEAD:[^"]+"\) @include\(if: \$\w+\) \{\n {8}\.\.\.ManifestBlob\n {6}\}\n)+/;

const rows = Object.values(ECOSYSTEMS);
const variables = rows.map(({ variable }) => `  $${variable}: Boolean! = false\n`);
const files = rows.flatMap(({ variable, files: asked }) =>
  asked.map(
    ({ alias, path }) =>
      `      ${alias}: object(expression: "HEAD:${path}") @include(if: $${variable}) {\n        ...ManifestBlob\n      }\n`,
  ),
);

/** Returns the text with the first row of one kind replaced. */
function replaced(text, kind, lines) {
  if (!kind.test(text)) throw new Error(`Nothing in the document matches ${kind}`);
  return text.replace(kind, () => lines.join(''));
}

const document = readFileSync(DOCUMENT, 'utf8');
const generated = replaced(replaced(document, VARIABLES, variables), FILES, files);
if (!process.argv.includes('--check')) writeFileSync(DOCUMENT, generated);
else if (generated !== document)
  throw new Error('repository-manifests.graphql is out of date: run npm run generate:manifests');

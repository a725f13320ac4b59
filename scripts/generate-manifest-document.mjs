// Writes the variables and files of repository-manifests.graphql from the built table of ecosystems
// (src/stages/github-sourcer/manifests/ecosystems.ts).
import { readFileSync, writeFileSync } from 'node:fs';
import { ECOSYSTEMS } from '../dist/src/stages/github-sourcer/manifests/ecosystems.js';

const DOCUMENT = new URL('../src/github/documents/repository-manifests.graphql', import.meta.url);
const VARIABLE = /^ {2}\$\w+: Boolean! = false$/;
const FILE = /^ {6}\w+: object\(expression: "HEAD:[^"]+"\) @include\(if: \$\w+\) \{ \.\.\.ManifestBlob \}$/;

const rows = Object.values(ECOSYSTEMS);
const variables = rows.map(({ variable }) => `  $${variable}: Boolean! = false`);
const files = rows.flatMap(({ variable, files: asked }) =>
  asked.map(
    ({ alias, path }) =>
      `      ${alias}: object(expression: "HEAD:${path}") @include(if: $${variable}) { ...ManifestBlob }`,
  ),
);

/** Returns the lines, with those of one kind replaced by others at the place of the first one. */
function replaced(lines, kind, others) {
  const first = lines.findIndex((line) => kind.test(line));
  if (first < 0) throw new Error(`No line of the document matches ${kind}`);
  return [...lines.slice(0, first), ...others, ...lines.slice(first).filter((line) => !kind.test(line))];
}

const lines = readFileSync(DOCUMENT, 'utf8').split('\n');
writeFileSync(DOCUMENT, replaced(replaced(lines, VARIABLE, variables), FILE, files).join('\n'));

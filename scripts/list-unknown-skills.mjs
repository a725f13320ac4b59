/**
 * `node scripts/list-unknown-skills.mjs FILE`: prints the lines of a file that the skill catalogue does not know, to
 * review what it lacks. Needs a build.
 */
import { readFileSync } from 'node:fs';
import { skillCatalogue } from '../dist/src/knowledge/skills/skill-catalogue.js';

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Usage: node scripts/list-unknown-skills.mjs FILE\n');
  process.exit(2);
}
const catalogue = skillCatalogue();
const names = readFileSync(file, 'utf8').split('\n');
const unknown = new Set(names.map((line) => line.trim()).filter((name) => name !== '' && !catalogue.byTopic(name)));
for (const name of unknown) process.stdout.write(`${name}\n`);

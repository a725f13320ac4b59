/**
 * Writes src/knowledge/skills/data/linguist.json from the installed linguist-languages package. The package has one
 * module per language, and importing them all takes longer than loading the rest of the catalogue, so the few fields
 * that are needed are stored in one file. Run it after every update of the package.
 */
import { writeFileSync } from 'node:fs';
import * as modules from 'linguist-languages';

const languages = Object.values(modules)
  .filter((language) => language.type !== undefined)
  .sort((a, b) => (a.name < b.name ? -1 : 1))
  .map(({ name, type, aliases = [] }) => JSON.stringify({ name, type, aliases }));

writeFileSync(
  new URL('../src/knowledge/skills/data/linguist.json', import.meta.url),
  `[\n${languages.join(',\n')}\n]\n`,
);

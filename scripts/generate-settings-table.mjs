// Writes the table of settings in README.md, between its two markers, from the classes of the built service
// (src/platform/config). With `--check` it writes nothing and exits with 1 if the table differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { SETTING_FIELDS, Settings } from '../dist/src/platform/config/settings.js';

const README = new URL('../README.md', import.meta.url);
const MARKERS = ['<!-- settings: made by `npm run generate:settings` -->\n', '<!-- /settings -->\n'];

const defaults = new Settings();
const lines = SETTING_FIELDS.map(
  ({ field, variable, meaning, unset }) =>
    `| \`${variable}\` | ${shownDefault(defaults[field], unset)} | ${meaning} |\n`,
);
const table = ['| variable | default | meaning |\n', '| --- | --- | --- |\n', ...lines].join('');

const readme = readFileSync(README, 'utf8');
const [before, rest] = readme.split(MARKERS[0]);
const after = rest?.split(MARKERS[1])[1];
if (after === undefined) throw new Error('The markers of the settings are missing in README.md');
const text = [before, MARKERS[0], table, MARKERS[1], after].join('');

if (!process.argv.includes('--check')) {
  writeFileSync(README, text);
} else if (text !== readme) {
  process.stderr.write('The table of settings in README.md is out of date: run `npm run generate:settings`.\n');
  process.exitCode = 1;
}

function shownDefault(value, unset) {
  if (value === undefined) return `unset: ${unset}`;
  return Array.isArray(value) && value.length === 0 ? 'none' : `\`${value}\``;
}

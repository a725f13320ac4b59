import { describe, expect, it } from '@jest/globals';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { cleanText } from '../text/clean-text.js';
import { languageOf, READ_LANGUAGES } from './language-data.js';
import { translate } from './translate.js';

/** Names of one word that are also an ordinary word or abbreviation of the language. */
const WORDS: ReadonlySet<string> = new Set([
  'Alertmanager',
  'Max',
  'OOP',
  'BDD',
  'Informatica',
  'Temporal',
  'CDI',
  'MES',
  'Aider',
  'Roku',
]);

describe('the names of skills', () => {
  it.each(READ_LANGUAGES)('are not translated from the language %s', (code) => {
    const language = languageOf(code) ?? null;
    const changed = skillCatalogue().entries.filter(({ name }) => {
      const clean = cleanText(`- Docker, ${name}, Git`);
      const { text } = translate(clean, [{ start: 0, end: clean.text.length, language }]);
      return clean.text.includes(name) && !text.toLowerCase().includes(name.toLowerCase()) && !WORDS.has(name);
    });
    expect(changed.map(({ name }) => name)).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { findSkills } from '../../../knowledge/skills/skill-matcher.js';
import { unknownNames } from './unknown-names.js';

function namesIn(text: string): string[] {
  return unknownNames(text, { start: 0, end: text.length }, findSkills(text)).map(({ entry }) => entry.name);
}

describe('names that nobody listed', () => {
  it.each([
    ['Python, Zentrabus, UrbanQuill', ['Zentrabus', 'UrbanQuill']],
    ['Knowledge of FPGA tools (e.g. Xilinx or Altera, Librofab)', ['Librofab']],
    ['Jenkins, TeamCity, Buildzilla etc.', ['Buildzilla']],
    ['AWS, GCP, Datadock Cloud', ['Datadock Cloud']],
  ])('are read in the list %j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    'Python, English, Communication',
    'Python, Java and Bachelor of Science',
    'We work with Acme and Contoso in Python every day',
    'Zentrabus, UrbanQuill',
    'Docker, Berlin, Kubernetes',
  ])('are not read in %j', (text) => {
    expect(namesIn(text)).toEqual([]);
  });
});

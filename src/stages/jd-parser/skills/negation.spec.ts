import { describe, expect, it } from '@jest/globals';
import { findSkills } from '../../../knowledge/skills/skill-matcher.js';
import { excludedIn } from './negation.js';

function excluded(text: string): string[] {
  const names = findSkills(text);
  const flags = excludedIn(text, { start: 0, end: text.length }, names);
  return names.filter((_, index) => flags[index]).map(({ entry }) => entry.name);
}

describe('names that the grammar excludes', () => {
  it.each([
    ['No PHP and no WordPress', ['PHP', 'WordPress']],
    ['Python, not Java', ['Java']],
    ['We moved away from Angular to React', ['Angular']],
    ['You will never write Perl', ['Perl']],
    ['A course in Python alone is not enough', ['Python']],
    ['You would be a poor fit if you only know Drupal', ['Drupal']],
  ])('in %j are %j', (text, names) => {
    expect(excluded(text)).toEqual(names);
  });

  it.each([
    'Not only React but also TypeScript',
    'It does not hurt to know Ansible',
    'No later than May, with Kubernetes',
    'You never stop learning Python',
    'Docker is not a must',
  ])('are none in %j', (text) => {
    expect(excluded(text)).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { skillCatalogue } from '../skill-catalogue.js';
import { FILE_SKILL_NAMES } from './file-skills.js';
import { observableSkills, WORK_WITH_PEOPLE } from './observable-skills.js';

describe('the skills that public work can show', () => {
  const observable = observableSkills(skillCatalogue());

  it('include every skill that files show', () => {
    expect([...FILE_SKILL_NAMES].filter((name) => !observable.has(name))).toEqual([]);
  });

  it('leave out work with people by names of the catalogue', () => {
    expect([...WORK_WITH_PEOPLE].filter((name) => skillCatalogue().byName(name) === undefined)).toEqual([]);
  });

  it.each(['Agile', 'CISSP', 'Project Management'])('do not include %s', (name) => {
    expect(observable.has(name)).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { parseJobDescription } from '../parse-job-description.js';

function skillsOf(table: string): { required: string[]; preferred: string[] } {
  const { requiredSkills, preferredSkills } = parseJobDescription(`Backend Engineer\n\n${table}`);
  return { required: requiredSkills.map(({ name }) => name), preferred: preferredSkills.map(({ name }) => name) };
}

describe('a table', () => {
  it('gives each cell to the part that its column names', () => {
    expect(skillsOf('| Must have | Nice to have |\n| --- | --- |\n| Python | Rust |\n| SQL | Go |')).toEqual({
      required: ['Python', 'SQL'],
      preferred: ['Rust', 'Go'],
    });
  });

  it('keeps the line below it out of its columns', () => {
    expect(skillsOf('Must have | Nice to have\nPython | Rust\n\nRequirements\n- Kotlin | Go')).toEqual({
      required: expect.arrayContaining(['Python', 'Kotlin']),
      preferred: ['Rust'],
    });
  });

  it('is read as lines where no row names parts', () => {
    expect(skillsOf('Requirements\nSkill | Level\n--- | ---\nKotlin | expert\nGradle | good').required).toEqual([
      'Kotlin',
      'Gradle',
    ]);
  });
});

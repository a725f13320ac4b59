import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { parseJobDescription } from '../parse-job-description.js';

function employment(source: string): string | null {
  return parseJobDescription(source).employmentType;
}

describe('kind of employment', () => {
  it.each([
    ['Go Developer\nType: Full time', 'full-time'],
    ['Go Developer\nJob Type: Contract', 'contract'],
    ['Go Developer (6-month contract)\n\nWe bake.', 'contract'],
    ['Freelance Go developer wanted', 'contract'],
    ['Go Developer\n\nThis is a full-time, salaried position.', 'full-time'],
    ['Research Software Engineer (fixed term, 3 years)', 'contract'],
    ['Gameplay Programming Internship', 'internship'],
    ['Go Developer\nContract: B2B', 'contract'],
    ['Go Developer\nType: Part-time', 'part-time'],
  ])('is read from %j: %s', (source, expected) => {
    expect(employment(source)).toBe(expected);
  });

  it.each([
    'Smart Contract Engineer',
    'Go Developer\n\nRequirements\n- 4 years of full-time experience',
    'Go Developer\n\nWe make accounting bearable for freelancers.',
  ])('is not read from %j', (source) => {
    expect(employment(source)).toBeNull();
  });
});

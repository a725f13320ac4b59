import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { parseJobDescription } from '../parse-job-description.js';

function seniority(source: string): string | null {
  return parseJobDescription(source).seniority;
}

describe('seniority', () => {
  it.each([
    ['Senior Go Developer', 'senior'],
    ['Sr. Go Developer', 'senior'],
    ['Go Developer (Senior)', 'senior'],
    ['Mid/Senior Go Developer', 'mid'],
    ['Junior to Mid-level Go Developer', 'junior'],
    ['Intermediate Java Developer', 'mid'],
    ['Software Engineer II', 'mid'],
    ['Software Engineer III', 'senior'],
    ['SDE-2, Payments', 'mid'],
    ['Lead Backend Engineer', 'lead'],
    ['Staff Software Engineer', 'staff'],
    ['Senior Staff Engineer', 'staff'],
    ['Principal Engineer', 'principal'],
    ['Engineering Manager', 'manager'],
    ['Head of Engineering', 'manager'],
    ['Software Engineering Intern', 'intern'],
    ['Graduate Java Developer', 'junior'],
  ])('is read from the title %j: %s', (title, expected) => {
    expect(seniority(`${title}\n\nRequirements\n- Go`)).toBe(expected);
  });

  it.each([
    ['We are looking for a senior Go developer to join us.', 'senior'],
    ['This is a mid-level position.', 'mid'],
    ['Level: Middle', 'mid'],
    ['Experience: Mid Level', 'mid'],
  ])('is read from the body: %s', (text, expected) => {
    expect(seniority(`Go Developer\n\n${text}\n\nRequirements\n- Go`)).toBe(expected);
  });

  it.each([
    'You will work with senior engineers and mentor junior developers.',
    'You will take steps to grow into a Senior Engineer.',
    'Member of Technical Staff',
    'We are looking for experienced developers.',
    'You report to senior management.',
    'Experience: 5 years beside senior engineers',
  ])('is not read from "%s"', (text) => {
    expect(seniority(`Go Developer\n\n${text}\n\nRequirements\n- Go`)).toBeNull();
  });
});

import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { readPosting } from '../posting.js';
import { readHeaderFields } from './header-fields.js';
import { readYears } from './years.js';

function years(source: string): [number | null, number | null] | null {
  const posting = readPosting(source);
  const found = readYears(posting, readHeaderFields(posting));
  return found === null ? null : [found.value.min, found.value.max];
}

describe('years of experience', () => {
  it.each([
    ['5+ years of experience with Go', 5, null],
    ['5 years experience in backend work', 5, null],
    ['3-5 years of experience', 3, 5],
    ['3 to 6 years of hands-on experience', 3, 6],
    ['between 5 and 10 years of experience', 5, 10],
    ['8 – 15 yrs working with Java', 8, 15],
    ['3-6+ years of technical experience', 3, null],
    ['Minimum of four (4) years of software development experience', 4, null],
    ['at least three years of experience', 3, null],
    ['seven (7) years of experience', 7, null],
    ['a minimum of ten years of engineering', 10, null],
    ['two or more years of hands-on testing', 2, null],
    ['Commercial experience with Kotlin (2+ years)', 2, null],
    ['min. 4 years in test automation', 4, null],
  ])('are read from %j', (text, min, max) => {
    expect(years(`Developer\n\nRequirements\n- ${text}`)).toEqual([min, max]);
  });

  it("are the largest demand: the job's and not one skill's", () => {
    expect(years('Developer\n\nRequirements\n- 8+ years in infrastructure, at least 3 years with Kubernetes')).toEqual([
      8,
      null,
    ]);
  });

  it('are read from a labelled line', () => {
    expect(years('Developer\nExperience: 3-6 years\nExp: 2+ yrs')).toEqual([3, 6]);
  });

  it.each([
    'We have been in business for 26 years',
    'Our company has grown over the last 5 years',
    'You have read about what we did ten years ago',
    'This is a 3 year contract',
    'Equity with 4-year vesting',
    'A four-year degree',
    'We turned 25 years old',
    'Up to one year of experience is fine',
  ])('are not read from "%s"', (text) => {
    expect(years(`Developer\n\nRequirements\n- ${text}`)).toBeNull();
  });

  it.each([
    'Nice to have\n- 5 years of Rust',
    'Requirements\n- 5 years of Rust would be a plus',
    'About us\nWe have 40 years of experience in bread',
  ])('are not read from a preference or praise: %j', (part) => {
    expect(years(`Developer\n\n${part}`)).toBeNull();
  });
});

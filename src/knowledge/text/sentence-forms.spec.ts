import { describe, expect, it } from '@jest/globals';
import { isRefusal, labelOf } from './sentence-forms.js';

describe('a refusal', () => {
  it.each([
    'Frontend developers: sorry',
    'No agency work please.',
    'Engineers of games: sorry, not here',
    '- no people without experience here!',
  ])('is told: %s', (clause) => {
    expect(isRefusal(clause)).toBe(true);
  });

  it.each([
    'Developers. Others: sorry',
    'Developers: a: sorry',
    'No agency. Work here',
    'Nothing but work',
    'no code',
    'Developers: sorrytown',
  ])('is none: %s', (clause) => {
    expect(isRefusal(clause)).toBe(false);
  });
});

describe('the label of a line', () => {
  it.each([
    ['Nice to have: Rust', 'Nice to have'],
    ['- Bonus: Go', 'Bonus'],
    ['- C: a language', ' C'],
    ['a: b', undefined],
    ['Bonus. Go: yes', undefined],
    [`${'a'.repeat(40)}:`, 'a'.repeat(40)],
    [`${'a'.repeat(41)}:`, undefined],
    ['no colon', undefined],
    ['', undefined],
  ])('%s', (line, label) => {
    expect(labelOf(line)).toBe(label);
  });
});

import { describe, expect, it } from '@jest/globals';
import { requirement } from '../../../../test/support/outreach-candidates.js';
import { article, rolePhrase } from './role-phrase.js';

const phrase = (role: string | null, roleFamily: Parameters<typeof requirement>[0] = {}): string =>
  rolePhrase(requirement({ role, ...roleFamily })).text;

describe('rolePhrase', () => {
  it.each([
    ['Senior Backend Engineer', 'Senior Backend Engineer'],
    ['Backend Engineer (m/f/d)', 'Backend Engineer'],
    ['Backend Engineer m/w/d', 'Backend Engineer'],
    ['Senior Software Engineer, Payments Platform and Ledger Team', 'Senior Software Engineer'],
    ['Senior Software Engineer - Distributed Storage and Databases', 'Senior Software Engineer'],
    ['C++ / C# Developer', 'C++ / C# Developer'],
    ['Engineer <script>', 'Engineer script'],
    ['Backend Developer position', 'Backend Developer'],
  ])('calls %s %s', (role, called) => {
    expect(phrase(role)).toBe(called);
  });

  it('cuts a title without end at a word', () => {
    expect(phrase('Engineer for everything that one could possibly want to have done').length).toBeLessThanOrEqual(44);
  });

  it.each(['Rockstar Developer', 'JavaScript Ninja', 'World-class Engineer'])('does not repeat %s', (role) => {
    expect(phrase(role)).toBe('backend');
  });

  it('is empty where nothing is known', () => {
    expect(rolePhrase(requirement({ role: null, roleFamily: null }))).toEqual({ text: '', short: '', title: '' });
  });
});

describe('article', () => {
  it.each([
    ['Engineer', 'an'],
    ['Android Developer', 'an'],
    ['Senior Engineer', 'a'],
    ['SRE', 'an'],
    ['ML Engineer', 'an'],
    ['UX Engineer', 'a'],
    ['Unity Developer', 'a'],
    ['European lead', 'a'],
    ['iOS Developer', 'an'],
    ['QA Engineer', 'a'],
  ])('stands before %s as %s', (text, expected) => {
    expect(article(text)).toBe(expected);
  });
});

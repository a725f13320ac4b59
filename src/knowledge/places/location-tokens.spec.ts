import { describe, expect, it } from '@jest/globals';
import { readTokens } from './location-tokens.js';

const words = (text: string): string[] => readTokens(text).map(({ start, end }) => text.slice(start, end));
const numbers = (text: string, key: 'part' | 'group'): number[] => readTokens(text).map((token) => token[key]);

describe('readTokens', () => {
  it.each([
    ['Berlin, Germany', ['Berlin', 'Germany']],
    ['Cluj-Napoca', ['Cluj', 'Napoca']],
    ["Xi'an", ["Xi'an"]],
    ['St. Louis', ['St', 'Louis']],
    ['तिरुवनन्तपुरम', ['तिरुवनन्तपुरम']],
    ['🌍✨', []],
  ])('cuts %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('opens a part, but no group, at a comma or a bracket', () => {
    expect(numbers('Berlin, Germany (EU)', 'part')).toEqual([0, 1, 2]);
    expect(numbers('Berlin, Germany (EU)', 'group')).toEqual([0, 0, 0]);
  });

  it.each([
    'NYC / Lisbon',
    'NYC | Lisbon',
    'NYC ✈ Lisbon',
    'NYC → Lisbon',
    'NYC & Lisbon',
    'NYC - Lisbon',
    'NYC • Lisbon',
  ])('opens a group in %s', (text) => {
    const [first, second] = numbers(text, 'group');
    expect(second).toBeGreaterThan(first ?? 0);
  });

  it('reads flags', () => {
    expect(readTokens('🇧🇷 🇩🇪').map(({ flag }) => flag)).toEqual(['BR', 'DE']);
    expect(readTokens('🏴󠁧󠁢󠁷󠁬󠁳󠁿')[0]?.flag).toBe('GB');
  });

  it('does not read half a flag', () => {
    expect(readTokens('🇧').map(({ flag }) => flag)).toEqual([]);
  });
});

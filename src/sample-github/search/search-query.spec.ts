import { describe, expect, it } from '@jest/globals';
import { languageFilter } from './known-languages.js';
import { containsPhrase, dateTime, number, rangeTest, SearchQuery, SearchQueryError, words } from './search-query.js';

describe('SearchQuery', () => {
  it('tells qualifiers, what is negated, quotes and words apart', () => {
    const query = new SearchQuery('backend location:"New York" -language:PHP repos:>=3 "exact words"');
    expect(query.values('location')).toEqual(['New York']);
    expect(query.negated('language')).toEqual(['PHP']);
    expect(query.values('repos')).toEqual(['>=3']);
    expect(query.words).toEqual(['backend', 'exact words']);
  });

  it('refuses more than 256 characters of words, and does not count qualifiers', () => {
    expect(() => new SearchQuery('x'.repeat(257))).toThrow(SearchQueryError);
    expect(() => new SearchQuery(`location:${'x'.repeat(300)}`)).not.toThrow();
  });

  it('refuses more than five operators', () => {
    expect(() => new SearchQuery('a OR b OR c OR d OR e OR f')).not.toThrow();
    expect(() => new SearchQuery('a OR b OR c OR d OR e OR f OR g')).toThrow(SearchQueryError);
  });
});

describe('rangeTest', () => {
  it.each([
    [5, '>=5', true],
    [5, '>5', false],
    [4, '<5', true],
    [5, '<=5', true],
    [5, '5', true],
    [5, '1..5', true],
    [6, '1..5', false],
    [600, '10..*', true],
    [5, '*..4', false],
  ])('puts %p in %p: %p', (value, range, holds) => {
    expect(rangeTest(range, number)(value)).toBe(holds);
  });

  it('treats a day as the whole day', () => {
    const noon = Date.parse('2026-05-01T12:00:00Z');
    expect(['2026-05-01', '>2026-05-01', '<=2026-05-01'].map((range) => rangeTest(range, dateTime)(noon))).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('words', () => {
  it('finds a place within a longer one, and keeps accents apart', () => {
    expect(containsPhrase(words('New Delhi, India'), words('delhi'))).toBe(true);
    expect(containsPhrase(words('São Paulo'), words('sao paulo'))).toBe(false);
    expect(containsPhrase(words('York, New'), words('new york'))).toBe(false);
    expect(containsPhrase(words('東京都'), words('東京'))).toBe(false);
  });
});

describe('languageFilter', () => {
  it('knows names and aliases and ignores what GitHub would ignore', () => {
    expect(languageFilter(['golang', 'c++', 'jupyter-notebook'])).toEqual(new Set(['Go', 'C++', 'Jupyter Notebook']));
    expect(languageFilter(['kafka'])).toBeNull();
    expect(languageFilter(['kafka', 'Java'])).toEqual(new Set(['Java']));
  });
});

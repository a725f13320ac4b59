import { describe, expect, it } from '@jest/globals';
import { readWords, words } from './words.js';

describe('the stem of a word', () => {
  it.each([
    ['caching', 'cache'],
    ['caches', 'cache'],
    ['cached', 'cache'],
    ['labelled', 'labeled'],
    ['serialisation', 'serialization'],
    ['serializers', 'serialize'],
    ['libraries', 'library'],
    ['queries', 'query'],
    ['behaviours', 'behavior'],
    ['arrays', 'array'],
    ['APIs', 'API'],
    ['routes', 'routing'],
    ['embedded', 'embed'],
  ])('of %s is that of %s', (one, other) => {
    expect(words(one)).toEqual(words(other));
  });

  it.each([
    ['Solidity', 'solid'],
    ['container', 'contains'],
    ['controllers', 'control'],
    ['parser', 'part'],
    ['redis', 'red'],
    ['rust', 'rusty'],
    ['Java', 'JavaScript'],
  ])('of %s is not that of %s', (one, other) => {
    expect(words(one)).not.toEqual(words(other));
  });
});

describe('the words of a text', () => {
  it('keep the names that punctuation belongs to', () => {
    expect(words('C++, C#, F# and .NET')).toEqual(['c++', 'c#', 'f#', 'and', '.net']);
  });

  it('bring different spellings of a name together', () => {
    expect(words('HTTP/2 http2 HTTP/1.1 Java Script Vue.js ERC-20 ERC20')).toEqual([
      'http2',
      'http2',
      'http1',
      'javascript',
      'vue',
      'erc20',
      'erc20',
    ]);
  });

  it('leave out numbers alone', () => {
    expect(words('600 shards, 40 petabytes')).toEqual(['shard', 'petabyt']);
  });

  it('are found in other scripts', () => {
    expect(words('Сервер баз данных 非同期')).toEqual(['сервер', 'баз', 'данных', '非同期']);
  });

  it('come with how they were written', () => {
    expect(readWords('Caching')).toEqual([{ written: 'caching', stem: 'cach' }]);
  });

  it('of nothing are none', () => {
    expect(words(' … 12 — ')).toEqual([]);
  });
});

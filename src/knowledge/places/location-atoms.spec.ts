import { describe, expect, it } from '@jest/globals';
import { readAtoms } from './location-atoms.js';
import { readTokens } from './location-tokens.js';

const read = (text: string): ReturnType<typeof readAtoms> => readAtoms(text, readTokens(text));
const names = (text: string): string[] => read(text).atoms.map((atom) => atom.text);

describe('readAtoms', () => {
  it.each([
    ['takes the longest name', 'New York City', ['New York City']],
    ['takes a reviewed name with a comma inside', 'Washington, DC', ['Washington, DC']],
    ['leaves out words that say nothing', 'somewhere in the Bristol region', ['Bristol']],
    ['takes two letters after a name', 'austin tx', ['austin', 'tx']],
    ['takes a small word after a name and a comma', 'gary, in', ['gary', 'in']],
    ['does not take a small word elsewhere', 'based in Gary', ['Gary']],
    ['takes Chinese apart', '中国四川成都', ['中国', '四川', '成都']],
    ['takes no town of the name of a street', '10 Reading Road, London', ['London']],
    ['takes no town out of a sentence of small letters', 'where the nice things split', []],
  ])('%s', (_, text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('separates past places from present ones', () => {
    expect(read('from Lagos, now in Berlin').atoms.map(({ tense }) => tense)).toEqual(['past', 'present']);
  });

  it('notices that work is remote', () => {
    expect(read('Fully remote, Lisbon')).toMatchObject({ remote: true, unread: [] });
  });

  it('keeps the words that it did not understand', () => {
    expect(read('Xyzzy, Germany').unread).toEqual(['Xyzzy']);
  });

  it('reads at most twelve names', () => {
    expect(read('Berlin, '.repeat(100)).atoms).toHaveLength(12);
  });
});

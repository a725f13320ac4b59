import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { READ_LANGUAGES } from '../../src/stages/jd-parser/languages/language-data.js';
import { faultsOf, readSmallPostings } from './jd-small.js';

/** Share of the small postings that must be read right in full. */
const LEAST_RIGHT = 0.97;
/** Share of the small postings in another language that must be read right in full. */
const LEAST_RIGHT_OTHER = 0.95;

describe('reading the small postings', () => {
  const postings = readSmallPostings();

  it('has at least 300 of them, ten of each kind', () => {
    expect(postings.length).toBeGreaterThanOrEqual(300);
    const kinds = [...new Set(postings.map(({ kind }) => kind))];
    const few = kinds.filter((kind) => postings.filter((one) => one.kind === kind).length < 10);
    expect(few).toEqual([]);
  });

  it('reads at least 97 of 100 right in every field that is given', () => {
    const wrong = postings.flatMap(({ text, ...rest }) => {
      const faults = faultsOf({ text, ...rest });
      return faults.length === 0 ? [] : [`${JSON.stringify(text)}: ${faults.join('; ')}`];
    });
    const most = Math.floor(postings.length * (1 - LEAST_RIGHT));
    expect(wrong.length > most ? wrong : []).toEqual([]);
  });

  it.each(readSmallPostings('misreadings').map((one) => [one.kind, one.text, one] as const))(
    'reads right what was misread once (%s): %j',
    (_kind, _text, one) => {
      expect(faultsOf(one)).toEqual([]);
    },
  );

  it('has at least 12 small postings in each other language that is read', () => {
    const other = readSmallPostings('other-languages');
    const few = READ_LANGUAGES.filter((code) => other.filter(({ kind }) => kind === code).length < 12);
    expect(few).toEqual([]);
  });

  it.each(READ_LANGUAGES)('reads at least 95 of 100 right in the language %s', (code) => {
    const own = readSmallPostings('other-languages').filter(({ kind }) => kind === code);
    const wrong = own
      .map((one) => ({ text: one.text, faults: faultsOf(one) }))
      .filter(({ faults }) => faults.length > 0);
    expect(wrong.length > Math.ceil(own.length * (1 - LEAST_RIGHT_OTHER)) ? wrong : []).toEqual([]);
  });

  it.each([
    ['short-postings', 0.9],
    ['places-and-titles', 0.9],
    ['about-employers', 0.75],
  ] as const)('reads the share of %s right that is asked for: %s', (set, least) => {
    const wrong = readSmallPostings(set)
      .map((one) => ({ text: one.text, faults: faultsOf(one) }))
      .filter(({ faults }) => faults.length > 0);
    const most = Math.floor(readSmallPostings(set).length * (1 - least));
    expect(wrong.length > most ? wrong : []).toEqual([]);
  });

  it('says what is wrong in a posting that is read otherwise', () => {
    const wrong = { kind: 'test', text: 'Go Developer\n\nRequirements\n- Go', required: ['Rust'], role: 'Tester' };
    expect(faultsOf(wrong)).toEqual(['required misses Rust', 'required has Go', 'role is Go Developer, not Tester']);
  });
});

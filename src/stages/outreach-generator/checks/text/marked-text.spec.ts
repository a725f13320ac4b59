import { describe, expect, it } from '@jest/globals';
import { MarkedText, withoutOverlaps } from './marked-text.js';

const original = 'Hi Ana, at Harbour Rail in Berlin.';
const marked = new MarkedText(original, [
  { start: 11, end: 23, mark: '⟦c⟧' },
  { start: 3, end: 6, mark: '⟦n⟧' },
]);

describe('MarkedText', () => {
  it('puts the marks in the order of the text', () => {
    expect(marked.text).toBe('Hi ⟦n⟧, at ⟦c⟧ in Berlin.');
  });

  it.each([
    ['⟦n⟧', 'Ana'],
    ['at ⟦c⟧ in', 'at Harbour Rail in'],
    ['c', 'Harbour Rail'],
    ['Berlin', 'Berlin'],
    ['⟦n⟧, at ⟦c⟧', 'Ana, at Harbour Rail'],
  ])('leads %j back to %j', (part, words) => {
    const at = marked.text.indexOf(part);
    const { start, end } = marked.originalRange(at, at + part.length);
    expect(original.slice(start, end)).toBe(words);
  });

  it('finds the marks in a part, with their places there', () => {
    const at = marked.text.indexOf('at');
    expect(marked.marksIn(at, marked.text.length).map(({ mark, at: place }) => [mark, place])).toEqual([['⟦c⟧', 3]]);
  });
});

describe('withoutOverlaps', () => {
  it('keeps what was there first', () => {
    const one = { start: 0, end: 5, mark: 'a' };
    const kept = withoutOverlaps(
      [one],
      [
        { start: 4, end: 8, mark: 'b' },
        { start: 5, end: 8, mark: 'c' },
      ],
    );
    expect(kept.map(({ mark }) => mark)).toEqual(['a', 'c']);
  });
});

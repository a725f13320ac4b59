import { describe, expect, it } from '@jest/globals';
import { distribute } from './distribute.js';
import { PhraseBook } from './phrase-book.js';
import { wordsOf } from './words.js';

const BOOK = new PhraseBook([
  ['nice to have', 'wish'],
  ['nice', 'praise'],
  ['dont need', 'negation'],
  ['days * week', 'days'],
]);

function found(text: string): string[] {
  return BOOK.find(text, wordsOf(text)).map(({ value, start, end }) => `${value}:${text.slice(start, end)}`);
}

describe('finding phrases', () => {
  it('prefers the longest phrase', () => {
    expect(found('Nice to have: Go. A nice team.')).toEqual(['wish:Nice to have', 'praise:nice']);
  });

  it('reads hyphens as spaces and leaves apostrophes out', () => {
    expect(found("nice-to-have; you don't need it")).toEqual(['wish:nice-to-have', "negation:don't need"]);
  });

  it('lets a star stand for any one word', () => {
    expect(found('two days per week')).toEqual(['days:days per week']);
  });

  it('does not match across the end of a sentence', () => {
    expect(found('Be nice! To have is good')).toEqual(['praise:nice']);
  });
});

describe('assigning items to spans', () => {
  it('assigns each item to the span in which it begins, and drops items between spans', () => {
    const items = [1, 5, 12, 21].map((start) => ({ start, end: start + 1 }));
    const spans = [
      { start: 0, end: 10 },
      { start: 20, end: 30 },
    ];
    expect(distribute(items, spans).map((own) => own.map(({ start }) => start))).toEqual([[1, 5], [21]]);
  });
});

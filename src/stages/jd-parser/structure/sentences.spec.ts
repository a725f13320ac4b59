import { describe, expect, it } from '@jest/globals';
import { readPosting } from '../posting.js';

function sentences(source: string): string[] {
  const { text, sentences: all } = readPosting(source);
  return all.map(({ start, end }) => text.slice(start, end).trim());
}

describe('cutting into sentences', () => {
  it('ends sentences at full stops, question marks and semicolons before a new beginning', () => {
    expect(sentences('We use Go. Do you? You will like it; No Java.')).toEqual([
      'We use Go.',
      'Do you?',
      'You will like it;',
      'No Java.',
    ]);
  });

  it.each([
    'Databases (e.g. PostgreSQL) and Node.js',
    'Sr. Engineer at Acme Inc. Berlin',
    'C++ vs. Rust in version 1.2',
  ])('keeps %s whole', (text) => {
    expect(sentences(text)).toEqual([text]);
  });
});

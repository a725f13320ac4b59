import { describe, expect, it } from '@jest/globals';
import { technologiesIn } from './known-technologies.js';

const names = (text: string): string[] => technologiesIn(text).map(({ entry }) => entry.name);

describe('technologiesIn', () => {
  it.each([
    ['You use kafka and PostgreSQL.', ['Kafka', 'PostgreSQL']],
    ['It is written in Go.', ['Go']],
    ['Go is what the role asks for.', ['Go']],
    ['C++ and C# at once', ['C++', 'C#']],
    ['A word on Node.js', ['Node.js']],
    ['Ruby on Rails it is', ['Ruby on Rails']],
  ])('finds them in %j', (text, found) => {
    expect(names(text)).toEqual(found);
  });

  it.each([
    'Let us go on.',
    'Go on, if you like.',
    'In spring we react to it.',
    'Found on GitHub, not on LinkedIn.',
    'I write to it and to you.',
    'It is swift, and it may rust.',
  ])('finds none in %j', (text) => {
    expect(names(text)).toEqual([]);
  });
});

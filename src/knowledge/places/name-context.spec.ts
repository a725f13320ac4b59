import { describe, expect, it } from '@jest/globals';
import { ContextReader } from './name-context.js';
import { readNames, readWords } from './text-names.js';

/** Returns the context of the last name in the text. */
function context(text: string): ReturnType<ContextReader['read']> | undefined {
  const words = readWords(text);
  const names = readNames(text, words);
  const name = names.at(-1);
  return name === undefined ? undefined : new ContextReader(text, words, names).read(name);
}

describe('the words around a name', () => {
  it.each([
    ['Location: Berlin and others', 'sure'],
    ['  * **Offices** - Berlin', 'sure'],
    ['you visit our Berlin office', 'sure'],
    ['a Berlin-based company', 'sure'],
    ['## Berlin', 'sure'],
    ['we are based in Berlin', 'strong'],
    ['our office in the Berlin of today', 'strong'],
    ['a day in Berlin', 'medium'],
    ['an engineer (Berlin)', 'medium'],
    ['we travel to Berlin', 'weak'],
    ['we love Berlin', 'none'],
  ])('of %j give a cue that is %s', (text, cue) => {
    expect(context(text)?.cue).toBe(cue);
  });

  it.each([
    'the University of California',
    'at Bank of America',
    'with Boston Dynamics',
    'the London Stock Exchange',
    'ask Paris Smith',
    'and John London',
    'the Vietnam-era law',
  ])('make it part of something else: %s', (text) => {
    expect(context(text)?.partOfOther).toBe(true);
  });

  it.each(['We live in Paris', 'Austin Texas', 'Visit London', 'a Chicago-based team'])(
    'leave it a place: %s',
    (text) => {
      expect(context(text)?.partOfOther).toBe(false);
    },
  );

  it('are read only near the name, however long the line is', () => {
    expect(context(`${'x'.repeat(10_000)} Berlin ${'x'.repeat(10_000)}`)?.cue).toBe('none');
  });
});

import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, integer, oneof, array, property, string } from 'fast-check';
import { pad, printable, shorten, widthOf, wrap } from './text-width.js';

const anyText = array(
  oneof(
    string({ unit: 'binary' }),
    string({ unit: 'grapheme' }),
    constantFrom(
      '漢字かな',
      '👩‍👩‍👧‍👦',
      '🇩🇪',
      'é',
      '\u001b[31m',
      '\u009b2J',
      '\u202e',
      '\r',
      '\n',
      '\t',
      'word ',
      'x'.repeat(120),
    ),
  ),
  { maxLength: 8 },
).map((parts) => parts.join(''));

describe('printable', () => {
  it('leaves no control character, no mark of direction and no end of a line', () => {
    assert(property(anyText, (text) => expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)));
  });

  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007name', 'name'],
    ['one\r\ntwo', 'one  two'],
    ['name\u202egnp.exe', 'namegnp.exe'],
    ['Zoë 漢字 👍', 'Zoë 漢字 👍'],
  ])('shows %j as %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});

describe('shorten', () => {
  it('takes no more columns than it may', () => {
    assert(
      property(anyText, integer({ min: 1, max: 100 }), (text, width) =>
        expect(widthOf(shorten(printable(text), width))).toBeLessThanOrEqual(width),
      ),
    );
  });

  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdefg', 6, 'abcde…'],
    // Each of these takes two columns.
    ['漢字漢字', 6, '漢字…'],
    ['👩🏽‍💻👩🏽‍💻👩🏽‍💻', 5, '👩🏽‍💻👩🏽‍💻…'],
  ])('shortens %s to %d columns as %s', (text, width, shown) => {
    expect(shorten(text, width)).toBe(shown);
  });
});

describe('wrap', () => {
  it('has no line that is longer than it may be', () => {
    assert(
      property(anyText, integer({ min: 20, max: 100 }), (text, width) => {
        const lines = wrap(printable(text), width, 'Required   ').split('\n');
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('indents the second line as far as the first one', () => {
    expect(wrap('one two three', 10, '- ')).toBe('- one two\n  three');
  });

  it('leaves a text whole if lines have no limit', () => {
    expect(wrap('word '.repeat(100).trim(), Number.POSITIVE_INFINITY)).toHaveLength(499);
  });
});

it('pads by columns, not by characters', () => {
  expect(pad('漢字', 6)).toBe('漢字  ');
});

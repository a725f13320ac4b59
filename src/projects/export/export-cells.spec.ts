import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, double, oneof, property, string } from 'fast-check';
import { jsonLine, spreadsheetCell } from './export-cells.js';

const unseen = constantFrom(
  ' ',
  '\t',
  '\r',
  '\n',
  '\v',
  '\f',
  '\0',
  '\u00a0',
  '\u00ad',
  '\u0085',
  '\u115f',
  '\u200b',
  '\u202e',
  '\u2028',
  '\u2060',
  '\u2800',
  '\u3000',
  '\u3164',
  '\ufe0f',
  '\ufeff',
);
const sign = constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠');
const anyText = string({ unit: 'binary' });

describe('spreadsheetCell', () => {
  it('defuses a formula sign behind any white space and any invisible characters', () => {
    assert(
      property(array(unseen, { maxLength: 5 }), sign, anyText, (before, first, rest) => {
        const text = before.join('') + first + rest;
        expect(spreadsheetCell(text)).toBe(`'${text}`);
      }),
    );
  });

  it.each(['\t', '\r', '\n'])('defuses a text that begins with %j', (first) => {
    expect(spreadsheetCell(`${first}text`)).toBe(`'${first}text`);
  });

  it('leaves a text as it is that begins with a letter or a digit', () => {
    assert(
      property(constantFrom('a', 'Z', '0', 'é', '字'), anyText, (first, rest) =>
        expect(spreadsheetCell(first + rest)).toBe(first + rest),
      ),
    );
  });

  it('leaves numbers as they are', () => {
    assert(property(double(), (number) => expect(spreadsheetCell(number)).toBe(number)));
  });

  it('leaves an empty cell empty', () => {
    expect([spreadsheetCell(null), spreadsheetCell('')]).toEqual([null, '']);
  });
});

describe('jsonLine', () => {
  const text = array(oneof(anyText, constantFrom('\n', '\r', '\u0085', '\u2028', '\u2029'))).map((parts) =>
    parts.join(''),
  );

  it('holds no end of a line but its own', () => {
    assert(
      property(text, (name) => expect(jsonLine({ [name]: name }).slice(0, -1)).not.toMatch(/[\p{Cc}\u2028\u2029]/u)),
    );
  });

  it('is read back as what was written', () => {
    assert(property(text, (name) => expect(JSON.parse(jsonLine({ name }))).toEqual({ name })));
  });
});

import { describe, expect, it } from '@jest/globals';
import { assert, jsonValue, property } from 'fast-check';
import { prettyJsonParts } from './answers/json-parts.js';

describe('prettyJsonParts', () => {
  it('gives what JSON.stringify gives', () => {
    assert(
      property(
        jsonValue({ maxDepth: 5 }),
        (value) => [...prettyJsonParts(value)].join('') === JSON.stringify(value, null, 2),
      ),
    );
  });

  it('leaves out what JSON has no value for', () => {
    const value = { a: undefined, b: [undefined, 1], c: { d: undefined } };
    expect([...prettyJsonParts(value)].join('')).toBe(JSON.stringify({ b: [null, 1], c: {} }, null, 2));
  });

  it('gives each item of a list in an object in an object apart', () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ index, text: 'x'.repeat(1000) }));
    expect(Math.max(...[...prettyJsonParts({ results: { rows } })].map((part) => part.length))).toBeLessThan(1100);
  });
});

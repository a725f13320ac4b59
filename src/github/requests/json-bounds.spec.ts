import { describe, expect, it } from '@jest/globals';
import { isWithinJsonBounds } from './json-bounds.js';

const bounds = { jsonDepth: 3, jsonValues: 10 };
const isWithin = (json: string): boolean => isWithinJsonBounds(Buffer.from(json), bounds);

describe('isWithinJsonBounds', () => {
  it('lets a text at the bound of depth pass', () => expect(isWithin('{"a":[[1]]}')).toBe(true));
  it('refuses a text that is nested deeper', () => expect(isWithin('{"a":[[[1]]]}')).toBe(false));
  it('counts depth by what is open, not by what was opened', () => expect(isWithin('[[[1]],[[2]]]')).toBe(true));
  it('refuses a list of too many values', () => expect(isWithin(`[${'1,'.repeat(20)}1]`)).toBe(false));
  it('refuses too many empty objects', () => expect(isWithin(`[${'{},'.repeat(20)}{}]`)).toBe(false));
  it('reads no bracket and no comma within a string', () => expect(isWithin(`{"a":"${'[{,'.repeat(50)}"}`)).toBe(true));
  it('knows an escaped quote', () => expect(isWithin(String.raw`{"a":"\"${'[,'.repeat(50)}\\"}`)).toBe(true));
  it('ends with a string that does not end', () => expect(isWithin('"\\')).toBe(true));
});

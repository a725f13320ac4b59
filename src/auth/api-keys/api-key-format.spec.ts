import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, nat, property, string, uint8Array } from 'fast-check';
import { apiKeyHash, isApiKey, makeApiKey, shownPrefix } from './api-key-format.js';

const bytes = uint8Array({ minLength: 32, maxLength: 32 }).map((array) => Buffer.from(array));
const DIGITS = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];

describe('an API key', () => {
  it('has 53 characters, which need no escaping anywhere, for any random bytes', () => {
    assert(property(bytes, (random) => /^ghr_[0-9A-Za-z]{49}$/.test(makeApiKey(random))));
  });

  it('is recognised', () => {
    assert(property(bytes, (random) => isApiKey(makeApiKey(random))));
  });

  it('holds all random bits: other bytes give another key', () => {
    assert(
      property(bytes, nat(255), (random, bit) => {
        const other = Buffer.from(random);
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return makeApiKey(random) !== makeApiKey(other);
      }),
    );
  });

  it('is not recognised with one character changed', () => {
    assert(
      property(bytes, nat(48), constantFrom(...DIGITS), (random, at, digit) => {
        const key = makeApiKey(random);
        const changed = key.slice(0, 4 + at) + digit + key.slice(5 + at);
        return changed === key || !isApiKey(changed);
      }),
    );
  });

  it('is not recognised with more around it', () => {
    assert(
      property(bytes, string({ minLength: 1, maxLength: 3 }), (random, more) => {
        const key = makeApiKey(random);
        return !isApiKey(key + more) && !isApiKey(more + key);
      }),
    );
  });

  it('is another one each time', () => {
    expect(makeApiKey()).not.toBe(makeApiKey());
  });

  it.each([
    ['zeros', 0, 'ghr_00000000000000000000000000000000000000000003wMonO'],
    ['ones', 255, 'ghr_yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp12HbC3i'],
  ])('has the same text in every version: 32 bytes of %s', (_name, byte, key) => {
    expect(makeApiKey(Buffer.alloc(32, byte))).toBe(key);
  });

  it('is shown by its first 10 characters', () => {
    expect(shownPrefix(makeApiKey(Buffer.alloc(32, 255)))).toBe('ghr_yhjskw');
  });

  it('is hashed with SHA-256', () => {
    expect(apiKeyHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

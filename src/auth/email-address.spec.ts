import { describe, expect, it } from '@jest/globals';
import { emailKey, isEmailAddress } from './email-address.js';

describe('emailKey', () => {
  it.each([
    ['Ada@Mail.Example', 'ada@mail.example'],
    ['ＡＤＡ@mail.example', 'ada@mail.example'],
    ['Jose\u0301@mail.example', 'jos\u00e9@mail.example'],
  ])('compares %s as %s', (email, key) => {
    expect(emailKey(email)).toBe(key);
  });
});

describe('isEmailAddress', () => {
  it.each([
    'ada@mail.example',
    'ada.lovelace+jobs@sub.mail.example',
    'josé@mail.example',
    `${'a'.repeat(64)}@mail.example`,
  ])('accepts %s', (email) => {
    expect(isEmailAddress(email)).toBe(true);
  });

  it.each([
    ['no sign', 'mail.example'],
    ['no name', '@mail.example'],
    ['no domain', 'ada@'],
    ['two signs', 'ada@@mail.example'],
    ['a space before', ' ada@mail.example'],
    ['a quoted name', '"ada lovelace"@mail.example'],
    ['a line break', 'ada@mail.example\nBcc: eve@mail.example'],
    ['NUL', 'a\0da@mail.example'],
    ['a lone surrogate', 'a\ud800da@mail.example'],
    ['a name of 65 characters', `${'a'.repeat(65)}@mail.example`],
    ['a key that would not fit its column', `${'\ufdfa'.repeat(20)}@mail.example`],
    ['a number', 42],
    ['nothing', undefined],
  ])('refuses %s', (_what, email) => {
    expect(isEmailAddress(email)).toBe(false);
  });
});

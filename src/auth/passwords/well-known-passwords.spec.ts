import { describe, expect, it } from '@jest/globals';
import { isAboutAccount } from './guessable-passwords.js';
import { isWellKnownPassword, WELL_KNOWN_COUNT } from './well-known-passwords.js';

describe('isWellKnownPassword', () => {
  it('knows at least the 3,000 that ASVS asks for', () => {
    expect(WELL_KNOWN_COUNT).toBeGreaterThanOrEqual(3000);
  });

  it.each(['password', 'PassWord', '123456789', 'qwertyuiop', 'ＰＡＳＳＷＯＲＤ', 'password123'])(
    'knows %s, which leaks show',
    (password) => {
      expect(isWellKnownPassword(password)).toBe(true);
    },
  );

  it.each(['zzzzzzzzz', 'kqxkqxkqx', 'kqxkqxkqxk', 'Ж'.repeat(9), 'hunter7hunter7', ' '.repeat(8)])(
    'knows %s, which repeats itself',
    (password) => {
      expect(isWellKnownPassword(password)).toBe(true);
    },
  );

  it.each(['34567890123', 'mnopqrstuv', 'vutsrqponm', '9876543210987', 'EFGHijkl', 'abcd4321', '1111aaaa222'])(
    'knows %s, which is a sequence',
    (password) => {
      expect(isWellKnownPassword(password)).toBe(true);
    },
  );

  it.each([
    'WERTYUIOP',
    'lkjhgfdsa',
    '!@#$%^&*()',
    '#$%^&*()_',
    'QWER!@#$',
    '1qaz2wsx3edc',
    'йцукенгшщ',
    'azertyuiop',
    'ASDFGHJKL:"',
  ])('knows %s, which is a row of keys', (password) => {
    expect(isWellKnownPassword(password)).toBe(true);
  });

  it.each(['githire2024!', 'GitHire-2026', 'g1th1re!', '!!githire!!', 'githiregithire'])(
    'knows %s, which is the name of the product',
    (password) => {
      expect(isWellKnownPassword(password)).toBe(true);
    },
  );

  it.each([
    'correct horse battery',
    'kX7-pine-lantern',
    'пароль-для-галереи',
    'githire pine lantern',
    'correct horse correct horse',
    'staple lantern orbit',
    'aaaa quiet meadow',
  ])('does not know %s', (password) => {
    expect(isWellKnownPassword(password)).toBe(false);
  });
});

describe('isAboutAccount', () => {
  const account = { email: 'Grace.Hopper+jobs@navy.example', name: 'Grace Brewster Hopper' };

  it.each([
    'grace.hopper+jobs@navy.example',
    'gracehopper',
    'Grace.Hopper1906',
    'h0pper-1906!',
    'grace brewster hopper',
    'navy.example',
    'brewster99',
  ])('finds the account in %s', (password) => {
    expect(isAboutAccount(password, account)).toBe(true);
  });

  it.each(['grace likes lanterns', 'correct horse battery', 'kX7-pine-q'])('finds nothing in %s', (password) => {
    expect(isAboutAccount(password, account)).toBe(false);
  });

  it('does not take letters that are in every password for words', () => {
    expect(isAboutAccount('a1b2c3d4', { email: 'a@b.example', name: 'C' })).toBe(false);
  });
});

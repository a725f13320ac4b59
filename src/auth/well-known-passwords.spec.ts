import { describe, expect, it } from '@jest/globals';
import { isWellKnownPassword } from './well-known-passwords.js';

describe('isWellKnownPassword', () => {
  it.each(['password', 'PassWord', '123456789', 'qwertyuiop', 'ＰＡＳＳＷＯＲＤ', 'password123'])('knows %s', (password) => {
    expect(isWellKnownPassword(password)).toBe(true);
  });

  it.each(['correct horse battery', 'kX7-pine-lantern', 'пароль-для-галереи'])('does not know %s', (password) => {
    expect(isWellKnownPassword(password)).toBe(false);
  });
});

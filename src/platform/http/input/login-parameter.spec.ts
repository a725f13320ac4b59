import { describe, expect, it } from '@jest/globals';
import { LoginParameter } from './login-parameter.js';

const parameter = new LoginParameter();

describe('LoginParameter', () => {
  it.each(['ada', 'Ada-Lovelace', 'ada_corp', 'constructor', 'toString', 'x'.repeat(100)])(
    'lets the login %s through as it is',
    (login) => {
      expect(parameter.transform(login)).toBe(login);
    },
  );

  it.each(['', 'a b', 'ada/..', 'ada%00', 'adá', 'x'.repeat(101)])(
    'answers %j, which is no login, with 404',
    (text) => {
      expect(() => parameter.transform(text)).toThrow(expect.objectContaining({ code: 'not_found' }));
    },
  );
});

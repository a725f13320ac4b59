import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { JwtService } from '@nestjs/jwt';
import { assert, asyncProperty, base64String, nat } from 'fast-check';
import { authenticate } from '../../../test/support/authenticate.js';
import { type AuthenticatedUser } from '../current-user.decorator.js';
import { SCOPES } from '../scopes.js';
import { AccessTokens, claimsOf, type TokenPayload } from './access-tokens.js';
import { SigningKey } from './signing-key.js';

const SECRET = 'a-secret-for-tests-only-0123456789abcdef';
const AT = new Date('2026-11-22T06:12:00.500Z');
const CLAIMS = { userId: '01a2026b-78ad-73e6-a75a-61bd81af3d4c', sessionId: '01a2026b-7903-7662-9c69-d243664a6534' };
const HOUR = 3_600_000;

const tokens = new AccessTokens(new JwtService({ secret: SECRET }));
const token = tokens.issue(CLAIMS, AT);

/** Reads a token with the guard; every session is live. */
function read(text: string, at: Date): Promise<AuthenticatedUser | undefined> {
  return authenticate(
    new SigningKey(SECRET),
    { confirm: async (_token: string, payload: TokenPayload) => claimsOf(payload, at) },
    text,
  );
}
const [header = '', payload = '', signature = ''] = token.split('.');

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (head: unknown, body: unknown): string => {
  const text = `${encode(head)}.${encode(body)}`;
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
};
const body = (): Record<string, unknown> =>
  JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
const without = (claim: string): string => signed({ alg: 'HS256', typ: 'JWT' }, { ...body(), [claim]: undefined });

describe('AccessTokens', () => {
  it('reads its own token', async () => {
    expect(await read(token, AT)).toEqual({ ...CLAIMS, scopes: SCOPES });
  });

  it('says who, which session, when, and until when, and nothing else', () => {
    expect(body()).toEqual({
      sub: CLAIMS.userId,
      jti: CLAIMS.sessionId,
      iat: 1_795_327_920,
      exp: 1_795_327_920 + 86_400,
    });
  });

  it('reads a token one second before its end, and not at its end', async () => {
    expect([
      await read(token, new Date(AT.getTime() + 24 * HOUR - 1000)),
      await read(token, new Date(AT.getTime() + 24 * HOUR)),
    ]).toEqual([{ ...CLAIMS, scopes: SCOPES }, undefined]);
  });

  it.each([
    ['of another key', new AccessTokens(new JwtService({ secret: `${SECRET}!` })).issue(CLAIMS, AT)],
    ['of another algorithm', new JwtService({ secret: SECRET }).sign(body(), { algorithm: 'HS512' })],
    ['without a signature (none)', `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`],
    ['of "none" with a signature', signed({ alg: 'none', typ: 'JWT' }, body())],
    [
      'with another header over the old signature',
      `${encode({ alg: 'HS256', typ: 'JWT', x: 1 })}.${payload}.${signature}`,
    ],
    ['with another body over the old signature', `${header}.${encode({ ...body(), sub: 'eve' })}.${signature}`],
    ['cut by a character', token.slice(0, -1)],
    ['cut by its signature', `${header}.${payload}`],
    ['padded', `${token}=`],
    ['with something after it', `${token}A`],
    ['with a part more', `${token}.${signature}`],
    ['with no subject', without('sub')],
    ['with no session', without('jti')],
    ['with no end', without('exp')],
    ['whose body is no JSON', `${header}.${Buffer.from('nonsense').toString('base64url')}.${signature}`],
    ['of 100 KB', `${header}.${'A'.repeat(100_000)}.${signature}`],
    ['of nothing', ''],
    ['of three dots', '...'],
  ])('refuses a token %s', async (_kind, refused) => {
    expect(await read(refused, AT)).toBeUndefined();
  });

  it('refuses a token with any one character changed', async () => {
    await assert(
      asyncProperty(nat(token.length - 1), base64String({ minLength: 4 }), async (at, [character = 'A']) => {
        const changed = `${token.slice(0, at)}${character}${token.slice(at + 1)}`;
        return changed === token || (await read(changed, AT)) === undefined;
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { type BrowserRequest, cookieToken, isOwnRequest, noSessionCookie, sessionCookie } from './session-cookie.js';

const request = (changes: Partial<BrowserRequest> = {}): BrowserRequest => ({
  method: 'POST',
  protocol: 'http',
  headers: { host: 'hire.example:3000' },
  ...changes,
});

describe('the session cookie', () => {
  it('is out of reach of scripts and of other sites', () => {
    expect(sessionCookie(request(), 'a.b.c')).toBe(
      'githire_session=a.b.c; Max-Age=86400; Path=/; HttpOnly; SameSite=Strict',
    );
  });

  it('is bound to the host and to HTTPS where the request came by HTTPS', () => {
    expect(sessionCookie(request({ protocol: 'https' }), 'a.b.c')).toBe(
      '__Host-githire_session=a.b.c; Max-Age=86400; Path=/; HttpOnly; Secure; SameSite=Strict',
    );
  });

  it('is removed under the name that it was set with', () => {
    expect(noSessionCookie(request({ protocol: 'https' }))).toMatch(/^__Host-githire_session=; Max-Age=0;/);
  });

  it.each([
    ['http', 'githire_session=a.b.c', 'a.b.c'],
    ['http', 'theme=dark; githire_session=a.b.c; x=1', 'a.b.c'],
    ['https', 'githire_session=old; __Host-githire_session=a.b.c', 'a.b.c'],
    ['http', 'session=a.b.c', undefined],
    ['http', '', undefined],
    ['http', `pad=${'x'.repeat(20_000)}; githire_session=a.b.c`, undefined],
  ])('is read over %s from %.60s', (protocol, cookie, token) => {
    expect(cookieToken({ protocol, headers: { cookie } })).toBe(token);
  });

  it('is not taken over HTTPS under the name that a sibling host can set', () => {
    expect(cookieToken({ protocol: 'https', headers: { cookie: 'githire_session=a.b.c' } })).toBeUndefined();
  });

  it.each([
    ['a page of the service', { 'sec-fetch-site': 'same-origin' }, true],
    ['a sibling host', { 'sec-fetch-site': 'same-site' }, false],
    ['another site', { 'sec-fetch-site': 'cross-site' }, false],
    [
      'another site that claims our origin',
      { 'sec-fetch-site': 'cross-site', origin: 'http://hire.example:3000' },
      false,
    ],
    ['an older browser on our page', { origin: 'http://hire.example:3000' }, true],
    ['an older browser at the public address', { origin: 'https://public.example' }, true],
    ['an older browser on another port', { origin: 'http://hire.example:3001' }, false],
    ['a sandboxed frame', { origin: 'null' }, false],
    ['a client that says nothing', {}, false],
  ])('changes something for %s: %j', (_from, headers, allowed) => {
    const made = request({ headers: { host: 'hire.example:3000', ...headers } });
    expect(isOwnRequest(made, 'https://public.example')).toBe(allowed);
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('reads for every page with %s', (method) => {
    expect(
      isOwnRequest(request({ method, headers: { 'sec-fetch-site': 'cross-site' } }), 'https://public.example'),
    ).toBe(true);
  });
});

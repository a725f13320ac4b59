import { parse, serialize } from 'cookie';
import { ACCESS_TOKEN_LIFETIME, MAX_COOKIE_LENGTH } from '../auth.limits.js';

/** What this reads of a request; the same on Fastify and Express. */
export interface BrowserRequest {
  method: string;
  /** `https` also behind trusted proxies that say so. */
  protocol: string;
  headers: Record<string, string | string[] | undefined>;
}

/** Methods that change nothing (RFC 9110, section 9.2.1), so another site may make a browser send them. */
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

const NAME = 'githire_session';
/** Browsers accept this prefix only over HTTPS, with `Path=/` and without `Domain`: no other host can set the cookie. */
const SECURE_NAME = `__Host-${NAME}`;

/**
 * The access token in the session cookie of a request. Over HTTPS the plain name is not read: a sibling host could set
 * it, and so make a user work in the account of an attacker.
 */
export function cookieToken({
  protocol,
  headers: { cookie },
}: Pick<BrowserRequest, 'protocol' | 'headers'>): string | undefined {
  if (typeof cookie !== 'string' || cookie.length > MAX_COOKIE_LENGTH) return undefined;
  return parse(cookie)[nameFor(protocol)];
}

/** `Set-Cookie` for an access token; scripts cannot read it, and other sites cannot make a browser send it. */
export function sessionCookie(request: BrowserRequest, token: string): string {
  return written(request, token, ACCESS_TOKEN_LIFETIME);
}

/** `Set-Cookie` that removes the cookie. */
export function noSessionCookie(request: BrowserRequest): string {
  return written(request, '', 0);
}

function written({ protocol }: BrowserRequest, value: string, maxAge: number): string {
  const rules = { httpOnly: true, sameSite: 'strict', path: '/', secure: protocol === 'https', maxAge } as const;
  return serialize(nameFor(protocol), value, rules);
}

function nameFor(protocol: string): string {
  return protocol === 'https' ? SECURE_NAME : NAME;
}

/**
 * Whether a request with the cookie comes from a page of this service, or changes nothing. `SameSite` alone is not
 * enough: a page of a sibling host (`other.company.example`) is of the same site.
 * @param publicOrigin the origin of `PUBLIC_URL`
 */
export function isOwnRequest({ method, protocol, headers }: BrowserRequest, publicOrigin: string): boolean {
  if (SAFE_METHODS.has(method)) return true;
  const { 'sec-fetch-site': site, origin, host } = headers;
  // Only browsers can set it, and all current ones do (Fetch Metadata).
  if (site !== undefined) return site === 'same-origin';
  return typeof origin === 'string' && (origin === publicOrigin || origin === `${protocol}://${String(host)}`);
}

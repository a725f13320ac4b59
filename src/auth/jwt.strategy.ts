import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { type JwtFromRequestFunction, Strategy } from 'passport-jwt';
import { ALGORITHM, type TokenPayload } from './sessions/access-tokens.js';
import { MAX_TOKEN_LENGTH } from './auth.limits.js';
import { type AuthenticatedRequest, type AuthenticatedUser } from './current-user.decorator.js';
import { SCOPES } from './scopes.js';
import { type BrowserRequest, cookieToken } from './sessions/session-cookie.js';
import { Sessions } from './sessions/sessions.service.js';
import { SigningKey } from './sessions/signing-key.js';

/** `Bearer`, in any case (RFC 7235), one space or more, and three parts in base64url without padding. */
const BEARER = /^bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** The token of a request, or null if there is nothing that could be one of ours. A header comes before the cookie. */
const requestToken: JwtFromRequestFunction<AuthenticatedRequest & BrowserRequest> = (request) => {
  const given = request.headers.authorization ?? `Bearer ${cookieToken(request) ?? ''}`;
  const token = given.length > MAX_TOKEN_LENGTH ? undefined : BEARER.exec(given)?.[1];
  // jsonwebtoken expects both to be objects without checking, and fails on `null`.
  return token?.split('.').slice(0, 2).every(isJsonObject) === true ? token : null;
};

/** Whether a part of a token is a JSON object, as header and claims have to be (RFC 7519, section 7.2). */
function isJsonObject(part: string): boolean {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** passport-jwt checks the signature and accepts one algorithm only; `Sessions` says whether the token's session is live. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    key: SigningKey,
    private readonly sessions: Sessions,
  ) {
    super({
      jwtFromRequest: requestToken,
      // jsonwebtoken takes a key object; the types of passport-jwt do not know it yet.
      secretOrKey: key.secret as unknown as Buffer,
      algorithms: [ALGORITHM],
      // `Sessions` checks the expiry with the injected clock.
      ignoreExpiration: true,
      passReqToCallback: true,
    });
  }

  /** Whose token it is; false if it is not one of ours, has expired, or its session has ended. */
  async validate(
    request: AuthenticatedRequest & BrowserRequest,
    payload: TokenPayload,
  ): Promise<AuthenticatedUser | false> {
    const claims = await this.sessions.confirm(requestToken(request) ?? '', payload);
    return claims === undefined ? false : { ...claims, scopes: SCOPES };
  }

  /**
   * `PassportStrategy` registers every strategy by its name. Passport's shared authenticator keeps one strategy per name in a
   * process, so a host application or a second GitHire would replace ours: we register with an authenticator that nobody shares.
   */
  protected getPassportInstance(): InstanceType<typeof passport.Authenticator> {
    return new passport.Authenticator();
  }
}
